-- Entities over articles: those of one name are one, unless something speaks against it. This makes what decides: for each name the groups of
-- stories that share a context, and what their entities say of themselves.
--
-- In: bearer, circle, contest, alias, borne, meant, initialed, copies. Out: named (a row for each entity with a name), namesake, doubtful, edge.

-- Persons with and without a middle name are one, where an article calls one of them both, and no other has another middle name.
CREATE OR REPLACE TABLE shorter AS
SELECT key, root FROM (
  SELECT key, root, row_number() OVER (PARTITION BY key ORDER BY length(root), root) AS rank,
    min(initial) OVER (PARTITION BY root) AS first_initial, max(initial) OVER (PARTITION BY root) AS last_initial
  FROM (
    SELECT key, alias AS root, substr(regexp_replace(key, '^[^ ]* ', ''), 1, 1) AS initial FROM alias
    WHERE class = 'person' AND position(' ' IN alias) > 0 AND length(alias) < length(key)
      AND split_part(alias, ' ', 1) = split_part(key, ' ', 1)
      AND split_part(alias, ' ', -1) = split_part(key, ' ', -1)
  ) both_names
) ranked
WHERE rank = 1 AND first_initial = last_initial;

-- The country that an article is about: "the Treasury" is that of it.
CREATE OR REPLACE TABLE home AS
SELECT article, country FROM (
  SELECT article, country, mentions, sum(mentions) OVER (PARTITION BY article) AS all_mentions FROM (
    SELECT article, country, sum(mentions) AS mentions FROM bearer WHERE country IS NOT NULL GROUP BY article, country
  ) counted
) shares
WHERE mentions >= 0.6 * all_mentions;

-- Whoever has the name of a place where a contest is reported is a team, if many have it there.
CREATE OR REPLACE TABLE team AS
SELECT borne.place FROM borne
JOIN contest ON contest.article = borne.article
JOIN (
  SELECT borne.key FROM borne JOIN bearer ON bearer.place = borne.place LEFT JOIN contest ON contest.article = borne.article
  WHERE borne.class = 'body'
  GROUP BY borne.key HAVING sum(CASE bearer.kind WHEN 'place' THEN 1 ELSE 0 END) >= 0.25 * count(*) AND count(contest.article) >= 0.05 * count(*)
) ground ON ground.key = borne.key
WHERE borne.class = 'body';

CREATE OR REPLACE TABLE named AS
SELECT bearer.article, bearer.place, bearer.story, CASE WHEN team.place IS NULL THEN bearer.class ELSE 'team' END AS class, coalesce(shorter.root, meant.full_key, initialed.full_key, borne.key) AS root,
  meant.surety, bearer.sector, bearer.gender, bearer.office, bearer.link,
  coalesce(bearer.country, CASE WHEN bearer.class = 'body' AND bearer.sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'OPP', 'PTY') THEN home.country END) AS seat,
  CASE WHEN bearer.mentions > bearer.names THEN 1 ELSE 0 END AS is_spoken_of, CASE bearer.kind WHEN 'organization' THEN 1 ELSE 0 END AS is_organization,
  CASE WHEN bearer.name = upper(bearer.name) THEN 1 ELSE 0 END AS is_in_capitals
FROM bearer
JOIN borne ON borne.place = bearer.place
LEFT JOIN team ON team.place = bearer.place
LEFT JOIN meant ON meant.place = bearer.place
LEFT JOIN home ON home.article = bearer.article
LEFT JOIN initialed ON bearer.class = 'person' AND initialed.short = bearer.key
LEFT JOIN shorter ON bearer.class = 'person' AND shorter.key = coalesce(meant.full_key, initialed.full_key, bearer.key);

-- How many other persons may have a name: of two words, as many as their shares of all names make likely, where ten thousand more are known; of
-- one word, as many as have it for a part of theirs.
CREATE OR REPLACE TABLE part_of_name AS
SELECT word, sum(firsts) AS firsts, sum(lasts) AS lasts FROM (
  SELECT split_part(root, ' ', 1) AS word, count(*) AS firsts, 0 AS lasts
  FROM (SELECT DISTINCT root FROM named WHERE class = 'person' AND position(' ' IN root) > 0) full_names GROUP BY 1
  UNION ALL
  SELECT split_part(root, ' ', -1) AS word, 0 AS firsts, count(*) AS lasts
  FROM (SELECT DISTINCT root FROM named WHERE class = 'person' AND position(' ' IN root) > 0) full_names GROUP BY 1
) counted
GROUP BY word;

-- Bodies' names as they stand alone, and how much is said of their bearers.
CREATE OR REPLACE TABLE alone AS
SELECT root, count(DISTINCT story) AS stories, count(*) AS bearers, count(coalesce(seat, sector, link)) AS told,
  sum(is_spoken_of) AS spoken_of, sum(is_organization) AS organizations, sum(is_in_capitals) AS in_capitals
FROM named WHERE class = 'body' GROUP BY root;

-- Those that say little alone are whatever an article calls so: what many longer ones end with ("Fund", "Central Bank"), in relation to how often it
-- stands alone; a word that longer ones begin or end with ("Angels"), where nothing says more of it; what no country has nearly alone ("Ministry of
-- Justice"); what is short for several, none of which most articles mean ("Universal"); what articles name again and again, and never speak of as "it"
-- or "the company" ("Qtr Net"); words that nobody writes but in capitals, which are a heading ("3RD QTR NET"); and a few capitals that are not well
-- known. `names` counts what else it may be, where that is known.
CREATE OR REPLACE TABLE vague AS
SELECT root, max(names) AS names FROM (
  SELECT alone.root, ending.names FROM (
    SELECT ending, count(DISTINCT root) AS names FROM (
      SELECT root, regexp_replace(root, '^[^ ]+ ', '') AS ending FROM alone
      UNION ALL
      SELECT root, regexp_replace(root, '^[^ ]+ [^ ]+ ', '') AS ending FROM alone
    ) cut
    WHERE ending <> root GROUP BY ending
  ) ending
  JOIN alone ON alone.root = ending.ending
  WHERE ending.names >= 8 AND ending.names >= 0.25 * alone.stories
  UNION ALL
  SELECT alone.root, 1 AS names FROM alone
  JOIN (
    SELECT word, count(*) AS names FROM (
      SELECT split_part(root, ' ', 1) AS word FROM alone WHERE position(' ' IN root) > 0
      UNION ALL
      SELECT split_part(root, ' ', -1) AS word FROM alone WHERE position(' ' IN root) > 0
    ) words
    GROUP BY word
  ) part ON part.word = alone.root
  WHERE told = 0 AND part.names >= 3 AND part.names >= 0.3 * alone.stories AND organizations > 0.5 * bearers
  UNION ALL
  SELECT of_seat.root, count(*) AS names FROM (
    SELECT root, seat, count(DISTINCT story) AS stories FROM named WHERE class = 'body' AND seat IS NOT NULL GROUP BY root, seat
  ) of_seat
  JOIN alone ON alone.root = of_seat.root
  GROUP BY of_seat.root, alone.stories
  HAVING count(*) > 1 AND max(of_seat.stories) <= 0.75 * sum(of_seat.stories) AND sum(of_seat.stories) >= 0.25 * alone.stories
  UNION ALL
  SELECT alone.root, 1 AS names FROM alone
  JOIN (SELECT alias, max(stories) AS most, sum(stories) AS stories FROM called_so WHERE class = 'body' GROUP BY alias HAVING count(*) > 1) called
    ON called.alias = alone.root
  WHERE position(' ' IN alone.root) = 0 AND called.most < 0.65 * called.stories AND called.stories >= 3 AND called.stories >= 0.2 * alone.stories
  UNION ALL
  SELECT root, 1 AS names FROM alone CROSS JOIN (SELECT count(*) AS stories FROM copies WHERE is_first) everything
  WHERE told = 0 AND alone.stories >= 20 AND spoken_of < 0.02 * bearers AND organizations > 0.5 * bearers
    OR told = 0 AND alone.stories >= 8 AND in_capitals = bearers AND length(root) > 5 AND position(' ' IN root) > 0
    OR length(root) <= 4 AND position(' ' IN root) = 0 AND in_capitals >= 0.5 * bearers AND alone.stories < 0.001 * everything.stories
    OR length(root) = 1
) little
GROUP BY root;

CREATE OR REPLACE TABLE namesake AS
SELECT class, root, CASE WHEN position(' ' IN root) > 0 THEN first_part.firsts * last_part.lasts / (everyone.names + 1e3)
    ELSE coalesce(first_part.firsts, 0) + coalesce(first_part.lasts, 0) + 0e0 END AS namesakes
FROM (SELECT DISTINCT class, root FROM named WHERE class = 'person') persons
LEFT JOIN part_of_name first_part ON first_part.word = split_part(root, ' ', 1)
LEFT JOIN part_of_name last_part ON last_part.word = split_part(root, ' ', -1)
CROSS JOIN (SELECT sum(firsts) AS names FROM part_of_name) everyone
UNION ALL
SELECT 'body' AS class, root, names + 0e0 AS namesakes FROM vague;

-- Names whose bearers differ in something, or that many have: only these have to be looked at. Of a person's name that is a part of those of several, of
-- a letter, of a team, and of what says little alone where nobody says more (`is_lone`), only those who share a context are taken for one.
CREATE OR REPLACE TABLE doubtful AS
SELECT class, root, namesakes, row_number() OVER (ORDER BY class, root) AS number,
  CASE WHEN class = 'person' AND (namesakes >= 2 AND position(' ' IN root) = 0 OR length(root) = 1)
      OR class = 'body' AND namesakes > 0 AND told = 0 AND (sectors = 0 OR namesakes > 1) OR class = 'team' THEN 1 ELSE 0 END AS is_lone,
  CASE WHEN class = 'body' AND namesakes > 1 THEN 1 ELSE 0 END AS is_told_by_name
FROM (
  SELECT named.class, named.root, min(namesakes) AS namesakes, count(coalesce(seat, office, link)) AS told, count(sector) AS sectors,
    min(seat) < max(seat) AS seats, min(sector) < max(sector) AS doings, min(gender) < max(gender) AS genders, min(office) < max(office) AS offices,
    min(link) < max(link) AS links
  FROM named LEFT JOIN namesake ON namesake.class = named.class AND namesake.root = named.root
  GROUP BY named.class, named.root
) told
WHERE class = 'team' OR seats OR doings OR genders OR offices OR links OR length(root) = 1
  OR namesakes >= CASE WHEN class = 'person' AND position(' ' IN root) = 0 THEN 2e0 ELSE 0.25e0 END;

-- Who stands beside whom, by their full names. A team says nothing of another one: many share a name.
CREATE OR REPLACE TABLE context AS
SELECT DISTINCT named.article, named.story, named.class, named.root FROM circle JOIN named ON named.place = circle.place
WHERE named.class <> 'team';

CREATE OR REPLACE TABLE rarity AS
SELECT class, root, stories, row_number() OVER (ORDER BY class, root) AS number
FROM (SELECT class, root, count(DISTINCT story) AS stories FROM context GROUP BY class, root) counted;

-- Of a doubtful name, those who stand beside the same name, where few stories speak of it, are one. Each follows the one before.
CREATE OR REPLACE TABLE beside AS
SELECT named.place,
  lag(named.place) OVER (PARTITION BY doubtful.number, rarity.number ORDER BY named.place) AS before
FROM named
JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
JOIN context ON context.article = named.article AND NOT (context.class = named.class AND context.root = named.root)
JOIN rarity ON rarity.class = context.class AND rarity.root = context.root
CROSS JOIN (SELECT count(*) AS stories FROM copies WHERE is_first) everything
WHERE rarity.stories >= 2 AND rarity.stories <= least(50, 2 + everything.stories / 20);

CREATE OR REPLACE TABLE edge AS
SELECT place AS one, before AS other FROM beside WHERE before IS NOT NULL
UNION ALL SELECT before AS one, place AS other FROM beside WHERE before IS NOT NULL;
