DROP TABLE passages;
DROP TABLE dkim_keys;
DROP TABLE issue_refusals;
DROP TABLE refusing_domains;
DROP TABLE hard_refusals;
DROP TABLE domain_paces;
DROP TABLE pace_counters;
