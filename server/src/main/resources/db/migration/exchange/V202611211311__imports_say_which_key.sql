alter table exchange.import add column submitted_key text;
comment on column exchange.import.submitted_key is 'Prefix of the API key (接口密钥) the package came with, if a program handed it in';
