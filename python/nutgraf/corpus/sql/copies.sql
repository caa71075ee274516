-- Copies: articles whose bodies are the same text, whole, cut, reordered or with other words here and there.
--
-- In: articles. Out: article, twin, mark.

-- Whoever stands first was first: by day, then whoever credits an agency, then by time of day, then by id. Articles without a date
-- come last.
CREATE OR REPLACE TABLE article AS
SELECT id AS article, published, dateline.source AS agency, title, hash, shingles, signature, regexp_like(text, '[ (][0-9]{1,3}-[0-9]{1,3}[ ,.;)]') AS has_result,
  CAST(row_number() OVER (ORDER BY
    CASE WHEN published IS NULL THEN 1 ELSE 0 END, substr(published, 1, 10),
    CASE WHEN dateline.source IS NULL THEN 1 ELSE 0 END, published, id) AS BIGINT) AS place
FROM articles;

-- The same words to the last one: all but the first are spared the rest. A few words ("Closed today.") are the same text only under the same
-- title.
CREATE OR REPLACE TABLE twin AS
SELECT place, min(place) OVER (PARTITION BY hash, shingles, CASE WHEN shingles < 20 THEN title END) AS first
FROM article WHERE shingles > 0;

-- Whoever shares a band may be a copy.
CREATE OR REPLACE TABLE mark AS
SELECT explode(bands) AS number, article.place
FROM articles JOIN article ON article.article = articles.id JOIN twin ON twin.place = article.place
WHERE first = twin.place AND article.shingles >= 16;
