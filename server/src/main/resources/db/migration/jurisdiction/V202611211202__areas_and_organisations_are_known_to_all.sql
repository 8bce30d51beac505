-- Names of areas and organisations are public.
grant usage on schema jurisdiction to anxin_scoped;
grant select on jurisdiction.area to anxin_scoped;
grant select, insert, update on jurisdiction.organisation to anxin_scoped;
