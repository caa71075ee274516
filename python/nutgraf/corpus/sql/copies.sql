-- Copies: articles whose bodies are the same text, whole, cut, reordered or with other words here and there.
--
-- In: articles. Out: article, edge.

-- Whoever stands first was first: by day, then whoever credits an agency, then by time of day, then by id. Articles without a date
-- come last.
CREATE OR REPLACE TABLE article AS
SELECT id AS article, published, dateline.source AS agency, title, hash, shingles, signature, bands,
  row_number() OVER (ORDER BY
    CASE WHEN published IS NULL THEN 1 ELSE 0 END, substr(published, 1, 10),
    CASE WHEN dateline.source IS NULL THEN 1 ELSE 0 END, published, id) AS place
FROM articles;

-- The same words to the last one: all but the first are spared the rest. A few words ("Closed today.") are the same text only under the same
-- title.
CREATE OR REPLACE TABLE twin AS
SELECT place, min(place) OVER (PARTITION BY hash, shingles, CASE WHEN shingles < 20 THEN title END) AS first
FROM article WHERE shingles > 0;

-- Bands that several articles have.
CREATE OR REPLACE TABLE shared_band AS
SELECT band, count(*) AS articles
FROM (SELECT explode(bands) AS band FROM article JOIN twin ON twin.place = article.place WHERE first = twin.place AND shingles >= 16) each_band
GROUP BY band HAVING count(*) > 1;

-- Those who have one, sixteen by sixteen in the order of their places: however many have it, the number of pairs stays a multiple of
-- the number of articles.
CREATE OR REPLACE TABLE banded AS
SELECT band, place, CAST(floor((n - 1) / 16) AS BIGINT) AS part, first
FROM (
  SELECT each_band.band, place,
    row_number() OVER (PARTITION BY each_band.band ORDER BY place) AS n,
    min(place) OVER (PARTITION BY each_band.band) AS first
  FROM (
    SELECT article.place, explode(bands) AS band
    FROM article JOIN twin ON twin.place = article.place WHERE first = twin.place AND shingles >= 16
  ) each_band
  JOIN shared_band ON shared_band.band = each_band.band
) numbered;

CREATE OR REPLACE TABLE candidate AS
SELECT DISTINCT a, b FROM (
  SELECT x.place AS a, y.place AS b
  FROM banded x JOIN banded y ON x.band = y.band AND x.part = y.part WHERE x.place < y.place
  UNION ALL
  SELECT first AS a, place AS b FROM banded WHERE part > 0
) pairs;

-- Letters that are the same by chance are one in 64. `containment` is the share of the shorter one that is in the longer one. The shorter a body is,
-- the more two must share: notices of one kind ("raises its prime rate to …") have half of their few words in common.
CREATE OR REPLACE TABLE measured AS
SELECT a, b, jaccard, containment, least_shingles FROM (
  SELECT a, b, least_shingles, jaccard,
    least(1e0, jaccard / (1 + jaccard) * all_shingles / least_shingles) AS containment
  FROM (
    SELECT a, b, greatest(0e0, (same_letters(x.signature, y.signature) / 128e0 - 1 / 64e0) / (63 / 64e0)) AS jaccard,
      least(x.shingles, y.shingles) AS least_shingles, x.shingles + y.shingles AS all_shingles
    FROM candidate JOIN article x ON x.place = a JOIN article y ON y.place = b
  ) estimated
) estimates
WHERE (least_shingles >= 60 AND (jaccard >= 0.4e0 OR (jaccard >= 0.15e0 AND containment >= 0.7e0)))
  OR jaccard >= 0.6e0 OR (jaccard >= 0.3e0 AND containment >= 0.9e0);

-- A short notice that comes every week has the same words and other numbers.
CREATE OR REPLACE TABLE other_numbers AS
SELECT a, b FROM measured
JOIN article x ON x.place = a JOIN article y ON y.place = b
JOIN articles text_of_x ON text_of_x.id = x.article JOIN articles text_of_y ON text_of_y.id = y.article
WHERE least_shingles < 120 AND NOT same_numbers(text_of_x.text, text_of_y.text);

CREATE OR REPLACE TABLE pair AS
SELECT measured.a, measured.b, jaccard, containment FROM measured
LEFT JOIN other_numbers ON other_numbers.a = measured.a AND other_numbers.b = measured.b
WHERE other_numbers.a IS NULL;

-- Who is a copy of whom, either way.
CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM pair
UNION ALL SELECT b AS one, a AS other FROM pair
UNION ALL SELECT place AS one, first AS other FROM twin WHERE place <> first
UNION ALL SELECT first AS one, place AS other FROM twin WHERE place <> first;
