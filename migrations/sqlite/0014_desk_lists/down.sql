DROP INDEX consents_confirmed_terms;
DROP TABLE article_words;
DROP INDEX articles_of_feed;
DROP INDEX articles_by_standing;
DROP INDEX articles_by_list;
DROP INDEX articles_hidden;
ALTER TABLE articles DROP COLUMN corrected_at;
ALTER TABLE articles DROP COLUMN hidden_at;
ALTER TABLE topics DROP COLUMN position;
