-- Names of bodies that are names of one body, whichever article writes them: "UK" and "Britain", "OPEC" and what it is short for.
--
-- In: bearer, alias, cut, copies. Out: usually (numbered), edge.

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

-- What articles call so: a name with its form in law ("IBM Corp"), what the letters are short for, or something else.
CREATE OR REPLACE TABLE calling AS
SELECT alias, key, stories, kinship, sum(stories) OVER (PARTITION BY alias) AS all_stories,
  sum(CASE kinship WHEN 'form' THEN stories ELSE 0 END) OVER (PARTITION BY alias) AS form_stories,
  sum(CASE kinship WHEN 'letters' THEN stories ELSE 0 END) OVER (PARTITION BY alias) AS letters_stories,
  row_number() OVER (PARTITION BY alias ORDER BY stories DESC, key) AS rank, row_number() OVER (PARTITION BY alias, kinship ORDER BY stories DESC, key) AS rank_of_kin
FROM (
  SELECT alias.alias, alias.key, stories, CASE WHEN cut.key IS NOT NULL THEN 'form' WHEN alias.alias = initials_of(alias.key) THEN 'letters' ELSE 'other' END AS kinship
  FROM alias LEFT JOIN cut ON cut.key = alias.key AND cut.stem = alias.alias
  WHERE class = 'body'
) kin;

-- An article that calls one by the other says that they are one where both are places of one country. Other bodies are, where most of whom
-- articles call so are this one, and what is said of both agrees, or the longer name begins with the shorter one ("Microsoft Corp"). Forms in law are held
-- against all but the letters, and the likeliest letters against all but forms; these must be well known, or no two that few articles say in full, which
-- are short for much else.
CREATE OR REPLACE TABLE called AS
SELECT x.place AS a, y.place AS b FROM calling
JOIN usually x ON x.class = 'body' AND x.key = calling.alias
JOIN usually y ON y.class = 'body' AND y.key = calling.key
CROSS JOIN (SELECT count(*) AS stories FROM copies WHERE is_first) everything
WHERE x.is_place AND y.is_place AND x.country = y.country AND calling.stories >= 2
  OR (x.country IS NULL OR y.country IS NULL OR x.country = y.country) AND (
    rank = 1 AND calling.stories >= 2 AND calling.stories >= 0.65 * all_stories AND (x.country = y.country OR x.sector = y.sector
      OR substr(calling.key, 1, length(calling.alias) + 1) = calling.alias || ' ' AND x.is_place = y.is_place AND calling.stories >= 0.05 * x.stories)
    OR kinship = 'form' AND x.is_place = y.is_place AND form_stories >= CASE WHEN form_stories = all_stories - letters_stories THEN 1 ELSE 2 END
      AND form_stories >= 0.65 * (all_stories - letters_stories)
      AND (x.sector = y.sector OR form_stories >= 0.05 * x.stories)
    OR kinship = 'letters' AND rank_of_kin = 1 AND calling.stories >= 2 AND calling.stories >= 0.5 * (all_stories - form_stories)
      AND (1000 * x.stories >= everything.stories OR length(calling.alias) > 2 AND 4 * calling.stories >= x.stories));

CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM called
UNION ALL SELECT b AS one, a AS other FROM called;
