DROP TABLE sign_in_failures;
DROP TABLE operator_wishes;
DROP TABLE operator_links;
DROP TABLE recovery_codes;
DROP TABLE half_sign_ins;
ALTER TABLE operators DROP COLUMN totp_last_step;
ALTER TABLE operators DROP COLUMN totp_since;
ALTER TABLE operators DROP COLUMN totp_secret;
