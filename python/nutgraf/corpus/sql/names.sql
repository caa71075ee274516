-- Names over articles: who bears which, what else articles call them, and who is spoken of together.
--
-- In: entities, mentions, copies. Out: bearer (a row for each entity with a name, numbered by its article and id), circle, contest, rare, alias.

-- A name without the form in law at its end, and with "organisation" as "organization".
CREATE OR REPLACE TABLE cut AS
SELECT key, stem FROM (
  SELECT key, trim(regexp_replace(' ' || replace(key, 'isation', 'ization'),
    '( and co| (ab|ag|asa|bhd|co|company|corp|corporation|gmbh|group|holding|holdings|inc|incorporated|limited|llc|ltd|nv|oy|plc|pty|sa|spa))+$', '')) AS stem
  FROM (SELECT DISTINCT key FROM mentions) written
) both_forms
WHERE stem <> key;

-- Where two words or more are left it is the name: of one word, "Sun Co" would be the newspaper. Of none, it is the name of nobody.
CREATE OR REPLACE TABLE stem AS
SELECT key, stem FROM cut WHERE position(' ' IN stem) > 0 OR stem = '';

-- A name that is read as several kinds is of the one that most have it as: where it may be a part of a person's name, nearly all must.
CREATE OR REPLACE TABLE kind_of AS
SELECT shares.key, class FROM (
  SELECT key, class, bearers, sum(bearers) OVER (PARTITION BY key) AS all_bearers,
    row_number() OVER (PARTITION BY key ORDER BY bearers DESC, class) AS rank
  FROM (
    SELECT key, CASE kind WHEN 'person' THEN 'person' WHEN 'product' THEN 'thing' ELSE 'body' END AS class, count(*) AS bearers
    FROM entities WHERE kind <> 'other' AND key <> '' GROUP BY 1, 2
  ) counted
) shares
LEFT JOIN (
  SELECT split_part(key, ' ', -1) AS part FROM entities WHERE kind = 'person' AND position(' ' IN key) > 0
  UNION
  SELECT split_part(key, ' ', 1) AS part FROM entities WHERE kind = 'person' AND position(' ' IN key) > 0
) parts ON part = shares.key
WHERE rank = 1 AND bearers < all_bearers AND (part IS NULL OR bearers >= 5 AND bearers >= 0.8 * all_bearers);

-- Who is of a party somewhere ("Ohio Democrat", where others are "Democrats") is somebody else in each article.
CREATE OR REPLACE TABLE party_member AS
SELECT written.key FROM (
  SELECT key FROM entities WHERE kind IN ('group', 'organization') AND position(' ' IN key) > 0 GROUP BY key
  HAVING sum(CASE kind WHEN 'organization' THEN 1 ELSE 0 END) >= 0.5 * count(*)
) written
JOIN (SELECT DISTINCT key FROM entities WHERE kind = 'place') place ON place.key = regexp_replace(written.key, ' [^ ]+$', '')
JOIN (SELECT DISTINCT key FROM entities WHERE kind = 'group') members ON members.key = split_part(written.key, ' ', -1) || 's';

-- What has a name, under the kinds that readers confuse: a company may be a place, and a team a group. `key` is the name as it is compared.
CREATE OR REPLACE TABLE bearer AS
SELECT copies.place AS article, 16777216 * copies.place + entities.id AS place,
  CASE WHEN stem.stem = '' OR party_member.key IS NOT NULL THEN entities.key || ' ' || entities.article ELSE coalesce(stem.stem, entities.key) END AS key,
  entities.name, entities.kind, entities.country, entities.sector,
  entities.gender, entities.link, lower(regexp_replace(regexp_replace(first_title(entities.roles), ' (of|for|at|in|to|with) .*$', ''), '^.*[ -]', '')) AS office,
  coalesce(kind_of.class, CASE entities.kind WHEN 'person' THEN 'person' WHEN 'product' THEN 'thing' ELSE 'body' END) AS class,
  array_size(entities.mentions) AS mentions, by_name.names, copies.story_place AS story
FROM entities
JOIN copies ON copies.article = entities.article
JOIN (
  SELECT 16777216 * copies.place + mentions.entity AS place, count(*) AS names
  FROM mentions JOIN copies ON copies.article = mentions.article WHERE key <> '' GROUP BY 1
) by_name ON by_name.place = 16777216 * copies.place + entities.id
LEFT JOIN kind_of ON kind_of.key = entities.key
LEFT JOIN party_member ON party_member.key = entities.key AND entities.kind IN ('group', 'organization')
LEFT JOIN stem ON stem.key = entities.key AND coalesce(kind_of.class, entities.kind) <> 'person'
WHERE entities.kind <> 'other' AND entities.key <> '';

-- The twelve whom an article speaks of most are its circle. Those of them whom few stories speak of say which articles belong together.
CREATE OR REPLACE TABLE circle AS
SELECT article, place, class, key, story, is_somebody FROM (
  SELECT article, place, class, key, story, CASE WHEN kind IN ('person', 'organization') THEN 1 ELSE 0 END AS is_somebody, row_number() OVER (PARTITION BY article ORDER BY mentions DESC, class, key, place) AS rank FROM bearer
) ranked
WHERE rank <= 12;

-- Whom many articles with a result ("3-0") speak of plays, or is played for; who speaks of two of them, or of one in few words or with a result, reports a
-- contest.
CREATE OR REPLACE TABLE player AS
SELECT circle.class, circle.key FROM circle JOIN copies ON copies.place = circle.article WHERE is_somebody = 1
GROUP BY circle.class, circle.key
HAVING sum(CASE WHEN has_result THEN 1 ELSE 0 END) >= 2 AND sum(CASE WHEN has_result THEN 1 ELSE 0 END) >= 0.2 * count(*);

CREATE OR REPLACE TABLE contest AS
SELECT circle.article FROM circle
JOIN copies ON copies.place = circle.article
LEFT JOIN player ON player.class = circle.class AND player.key = circle.key
WHERE is_somebody = 1
GROUP BY circle.article, has_result
HAVING count(player.key) >= 2 OR count(player.key) = 1 AND (has_result OR count(*) <= 2);

CREATE OR REPLACE TABLE rare AS
SELECT DISTINCT circle.article, circle.class, circle.key FROM circle
JOIN (
  SELECT class, key, count(DISTINCT story) AS stories FROM circle GROUP BY class, key
) spoken_of ON spoken_of.class = circle.class AND spoken_of.key = circle.key
CROSS JOIN (SELECT count(*) AS stories FROM copies WHERE is_first) everything
WHERE spoken_of.stories >= 2 AND spoken_of.stories <= least(50, 2 + everything.stories / 20);

-- Other names that articles call an entity by: "Fed" for "Federal Reserve".
CREATE OR REPLACE TABLE alias AS
SELECT class, alias, key, sum(stories) AS stories FROM (
  SELECT counted.class, coalesce(stem.stem, counted.alias) AS alias, counted.key, counted.stories FROM (
    SELECT bearer.class, mentions.key AS alias, bearer.key, count(DISTINCT bearer.story) AS stories
    FROM mentions
    JOIN copies ON copies.article = mentions.article
    JOIN bearer ON bearer.place = 16777216 * copies.place + mentions.entity
    WHERE mentions.key <> '' AND mentions.key <> bearer.key
    GROUP BY bearer.class, mentions.key, bearer.key
  ) counted
  LEFT JOIN stem ON stem.key = counted.alias AND counted.class <> 'person'
) cut
WHERE alias <> key AND alias <> ''
GROUP BY class, alias, key;
