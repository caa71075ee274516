-- Pairs that share a mark: a band of their sketches, a print of their words.
--
-- In: mark (number, place). Out: shared_mark, near.

CREATE OR REPLACE TABLE shared_mark AS
SELECT number, count(*) AS members FROM mark GROUP BY number HAVING count(*) > 1;

-- Those who have one, sixteen by sixteen in the order of their places: however many have it, the number of pairs stays a multiple of
-- the number of those who do.
CREATE OR REPLACE TABLE marked AS
SELECT number, place, CAST(floor((n - 1) / 16) AS BIGINT) AS part, first
FROM (
  SELECT mark.number, place,
    row_number() OVER (PARTITION BY mark.number ORDER BY place) AS n,
    min(place) OVER (PARTITION BY mark.number) AS first
  FROM mark JOIN shared_mark ON shared_mark.number = mark.number
) numbered;

-- `marks` counts those that two share.
CREATE OR REPLACE TABLE near AS
SELECT a, b, count(*) AS marks FROM (
  SELECT x.place AS a, y.place AS b
  FROM marked x JOIN marked y ON x.number = y.number AND x.part = y.part WHERE x.place < y.place
  UNION ALL
  SELECT first AS a, place AS b FROM marked WHERE part > 0
) pairs
GROUP BY a, b;
