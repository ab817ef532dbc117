-- What editors do with lists and articles at the desk.

-- Where a topic stands among its list's; topics of the same place stand by name.
ALTER TABLE topics ADD COLUMN position INTEGER NOT NULL DEFAULT 0;

-- Since when an editor keeps an article out of all letters to come.
ALTER TABLE articles ADD COLUMN hidden_at BIGINT;
-- When an editor last put its words right; from then on its source does not change them.
ALTER TABLE articles ADD COLUMN corrected_at BIGINT;
CREATE INDEX articles_hidden ON articles (id) WHERE hidden_at IS NOT NULL;
-- What a page of articles walks along; the last two answer its filters without the rows themselves.
CREATE INDEX articles_by_list ON articles (list_id, id, standing, topics);
CREATE INDEX articles_by_standing ON articles (standing, id);
CREATE INDEX articles_of_feed ON articles (feed_id, id) WHERE feed_id IS NOT NULL;

-- What a search for words looks through: title, author, source, sections and address in lower case. Apart
-- from the articles, because a search for a rare word reads all of it.
CREATE TABLE article_words (
    article_id BIGINT PRIMARY KEY REFERENCES articles (id),
    words TEXT NOT NULL
);
INSERT INTO article_words (article_id, words)
    SELECT id, lower(title || ' ' || COALESCE(author, '') || ' ' || source_title || ' ' || categories || ' ' || url)
    FROM articles;

-- How many have confirmed under each version of the terms.
CREATE INDEX consents_confirmed_terms ON consents (terms_id) WHERE purpose = 'terms' AND act = 'confirmed';
