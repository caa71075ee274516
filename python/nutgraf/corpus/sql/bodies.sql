-- Names of bodies that are names of one body, whichever article writes them: "UK" and "Britain", "OPEC" and what it is short for.
--
-- In: bearer, alias. Out: name_of_body (numbered), edge.

-- What articles say most of the name: where it is, and what it does.
CREATE OR REPLACE TABLE usual AS
SELECT bearer.class, bearer.key, count(*) AS bearers, count(DISTINCT story) AS stories,
  sum(CASE bearer.kind WHEN 'place' THEN 1 ELSE 0 END) AS places
FROM bearer
JOIN (SELECT class, key FROM alias UNION SELECT class, alias AS key FROM alias) named ON named.class = bearer.class AND named.key = bearer.key
WHERE bearer.class = 'body'
GROUP BY bearer.class, bearer.key;

CREATE OR REPLACE TABLE usually AS
SELECT usual.class, usual.key, usual.stories, usual.places > 0.5 * usual.bearers AS is_place,
  max_by(of_country.country, struct(of_country.bearers, 0, of_country.country)) AS country,
  max_by(of_sector.sector, struct(of_sector.bearers, 0, of_sector.sector)) AS sector,
  row_number() OVER (ORDER BY usual.stories DESC, usual.class, usual.key) AS place
FROM usual
LEFT JOIN (
  SELECT class, key, country, count(*) AS bearers FROM bearer WHERE country IS NOT NULL GROUP BY class, key, country
) of_country ON of_country.class = usual.class AND of_country.key = usual.key
LEFT JOIN (
  SELECT class, key, sector, count(*) AS bearers FROM bearer WHERE sector IS NOT NULL GROUP BY class, key, sector
) of_sector ON of_sector.class = usual.class AND of_sector.key = usual.key
GROUP BY usual.class, usual.key, usual.stories, usual.places, usual.bearers;

-- An article that calls one by the other says that they are one where both are places of one country. Other bodies are, where most of whom
-- articles call so are this one, and what is said of both agrees, or the longer name begins with the shorter one ("Microsoft Corp"), or its first
-- letters are the shorter one.
CREATE OR REPLACE TABLE called AS
SELECT x.place AS a, y.place AS b FROM (
  SELECT class, alias, key, stories, sum(stories) OVER (PARTITION BY class, alias) AS all_stories,
    row_number() OVER (PARTITION BY class, alias ORDER BY stories DESC, key) AS rank
  FROM alias WHERE class = 'body'
) said
JOIN usually x ON x.class = said.class AND x.key = said.alias
JOIN usually y ON y.class = said.class AND y.key = said.key
WHERE said.stories >= 2 AND (x.is_place AND y.is_place AND x.country = y.country
  OR rank = 1 AND (x.country IS NULL OR y.country IS NULL OR x.country = y.country)
    AND (said.stories >= 0.65 * said.all_stories AND (x.country = y.country OR x.sector = y.sector
        OR substr(said.key, 1, length(said.alias) + 1) = said.alias || ' ' AND x.is_place = y.is_place AND said.stories >= 0.05 * x.stories)
      OR said.stories >= 0.5 * said.all_stories AND said.alias = initials_of(said.key)));

CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM called
UNION ALL SELECT b AS one, a AS other FROM called;
