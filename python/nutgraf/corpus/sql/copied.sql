-- Copies: which of those that share a band are.
--
-- In: articles, article, twin, near. Out: edge.

-- Letters that are the same by chance are one in 64. `containment` is the share of the shorter one that is in the longer one. The shorter a body is,
-- the more two must share: notices of one kind ("raises its prime rate to …") have half of their few words in common.
CREATE OR REPLACE TABLE measured AS
SELECT a, b, jaccard, containment, least_shingles FROM (
  SELECT a, b, least_shingles, jaccard,
    least(1e0, jaccard / (1 + jaccard) * all_shingles / least_shingles) AS containment
  FROM (
    SELECT a, b, greatest(0e0, (same_letters(x.signature, y.signature) / 128e0 - 1 / 64e0) / (63 / 64e0)) AS jaccard,
      least(x.shingles, y.shingles) AS least_shingles, x.shingles + y.shingles AS all_shingles
    FROM near JOIN article x ON x.place = a JOIN article y ON y.place = b
  ) estimated
) estimates
WHERE (least_shingles >= 60 AND (jaccard >= 0.4e0 OR (jaccard >= 0.15e0 AND containment >= 0.7e0)))
  OR jaccard >= 0.6e0 OR (jaccard >= 0.3e0 AND containment >= 0.9e0);

CREATE OR REPLACE TABLE numbered AS
SELECT article.place, numbers_of(articles.text) AS numbers
FROM articles
JOIN article ON article.article = articles.id
JOIN (
  SELECT a AS place FROM measured WHERE least_shingles < 200 UNION SELECT b AS place FROM measured WHERE least_shingles < 200
) short ON short.place = article.place;

-- A short notice that comes every week has the same words and other numbers: of those of the one that has fewer, two are not in the other and more than
-- one of seven, or one of three; or, where both are as long, one of three of the one that has more.
CREATE OR REPLACE TABLE other_numbers AS
SELECT a, b FROM (
  SELECT a, b, greatest(x.shingles, y.shingles) < 1.5e0 * least_shingles AS are_as_long,
    array_size(array_intersect(numbers_of_x.numbers, numbers_of_y.numbers)) AS shared,
    least(array_size(numbers_of_x.numbers), array_size(numbers_of_y.numbers)) AS fewer,
    greatest(array_size(numbers_of_x.numbers), array_size(numbers_of_y.numbers)) AS more
  FROM measured
  JOIN article x ON x.place = a JOIN article y ON y.place = b
  JOIN numbered numbers_of_x ON numbers_of_x.place = a JOIN numbered numbers_of_y ON numbers_of_y.place = b
  WHERE least_shingles < 200
) counted
WHERE shared < 0.7e0 * fewer OR (shared < 0.85e0 * fewer AND fewer - shared >= 2) OR (are_as_long AND shared < 0.7e0 * more);

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
