DROP TABLE exports;
DROP TABLE import_questions;
DROP TABLE import_faults;
DROP TABLE imports;
