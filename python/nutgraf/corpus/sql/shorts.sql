-- What short names are short for: "Rusu" in an article that gives no other name is whoever of that name stands beside the same people elsewhere.
--
-- In: bearer, rare, alias, usually, group_of (of names of bodies). Out: borne (each entity with its name, of bodies the most usual one), meant (a
-- row for each entity whose full name is found).

-- Those that hang together are called by the name that most stories write, which is the first.
CREATE OR REPLACE TABLE borne AS
SELECT bearer.article, bearer.place, bearer.class, coalesce(first.key, bearer.key) AS key, bearer.country, bearer.gender, bearer.office, bearer.story
FROM bearer
LEFT JOIN usually ON usually.class = bearer.class AND usually.key = bearer.key
LEFT JOIN group_of ON group_of.member = usually.place
LEFT JOIN usually first ON first.place = group_of.first;

CREATE OR REPLACE TABLE called_so AS
SELECT alias.class, coalesce(short.key, alias.alias) AS alias, coalesce(whole.key, alias.key) AS key, sum(alias.stories) AS stories
FROM alias
LEFT JOIN usually of_alias ON of_alias.class = alias.class AND of_alias.key = alias.alias
LEFT JOIN group_of alias_group ON alias_group.member = of_alias.place
LEFT JOIN usually short ON short.place = alias_group.first
LEFT JOIN usually of_key ON of_key.class = alias.class AND of_key.key = alias.key
LEFT JOIN group_of key_group ON key_group.member = of_key.place
LEFT JOIN usually whole ON whole.place = key_group.first
GROUP BY 1, 2, 3;

-- Persons are known by their last name, with or without an initial, and by what articles call them; bodies by what articles call them.
CREATE OR REPLACE TABLE full_name AS
SELECT class, short, key, stories, sum(stories) OVER (PARTITION BY class, short) AS all_stories, count(*) OVER (PARTITION BY class, short) AS names,
  row_number() OVER (PARTITION BY class, short ORDER BY stories DESC, key) AS rank
FROM (
  SELECT every_name.class, every_name.short, every_name.key, max(stories) AS stories FROM (
    SELECT class, split_part(key, ' ', -1) AS short, key, count(DISTINCT story) AS stories FROM borne
    WHERE class = 'person' AND position(' ' IN key) > 2 GROUP BY class, key
    UNION ALL
    SELECT class, substr(key, 1, 1) || ' ' || split_part(key, ' ', -1) AS short, key, count(DISTINCT story) AS stories FROM borne
    WHERE class = 'person' AND position(' ' IN key) > 2 GROUP BY class, key
    UNION ALL
    SELECT class, alias AS short, key, stories FROM called_so
    WHERE length(key) > length(alias) AND (position(' ' IN alias) = 0 OR class <> 'person' AND length(alias) <= 5)
      AND (class <> 'person' OR position(' ' IN key) > 2)
  ) every_name
  JOIN (SELECT DISTINCT class, key FROM borne) wanted ON wanted.class = every_name.class AND wanted.key = every_name.short
  GROUP BY every_name.class, every_name.short, every_name.key
) counted;

CREATE OR REPLACE TABLE short_name AS
SELECT borne.article, borne.place, borne.class, borne.key, borne.country, borne.gender, borne.office, alone.stories
FROM borne
JOIN (
  SELECT borne.class, borne.key, count(DISTINCT story) AS stories FROM borne
  JOIN full_name ON full_name.class = borne.class AND full_name.short = borne.key AND full_name.rank = 1
  GROUP BY borne.class, borne.key
) alone ON alone.class = borne.class AND alone.key = borne.key;

-- Whom the full names stand beside, and how many of these stand beside the short one.
CREATE OR REPLACE TABLE acquaintance AS
SELECT DISTINCT full_name.class, full_name.short, full_name.key, rare.class AS other_class, rare.key AS other
FROM full_name
JOIN borne ON borne.class = full_name.class AND borne.key = full_name.key
JOIN rare ON rare.article = borne.article
WHERE rare.key <> full_name.key AND rare.key <> full_name.short;

CREATE OR REPLACE TABLE candidate AS
SELECT place, class, short, key, max(shared) AS shared FROM (
  SELECT short_name.place, short_name.class, short_name.key AS short, acquaintance.key, count(*) AS shared
  FROM short_name
  JOIN rare ON rare.article = short_name.article
  JOIN acquaintance ON acquaintance.class = short_name.class AND acquaintance.short = short_name.key
    AND acquaintance.other_class = rare.class AND acquaintance.other = rare.key
  GROUP BY short_name.place, short_name.class, short_name.key, acquaintance.key
  UNION ALL
  SELECT short_name.place, short_name.class, short_name.key AS short, full_name.key, 0 AS shared
  FROM short_name JOIN full_name ON full_name.class = short_name.class AND full_name.short = short_name.key AND full_name.rank <= 5
) found
GROUP BY place, class, short, key;

-- What articles say of the full names, and whether it is what they say of the short one: 1 where it is, 0 where it never is, none where one of them
-- says nothing. An office is theirs where one of five has it.
CREATE OR REPLACE TABLE said_of AS
SELECT borne.class, borne.key, country, gender, office, count(*) AS articles FROM borne
JOIN (SELECT DISTINCT class, key FROM full_name) wanted ON wanted.class = borne.class AND wanted.key = borne.key
GROUP BY borne.class, borne.key, country, gender, office;

CREATE OR REPLACE TABLE fitting AS
SELECT candidate.place, candidate.key,
  max(CASE WHEN said_of.country = short_name.country THEN 1 WHEN said_of.country <> short_name.country THEN 0 END) AS country,
  max(CASE WHEN said_of.gender = short_name.gender THEN 1 WHEN said_of.gender <> short_name.gender THEN 0 END) AS gender,
  CASE WHEN 5 * sum(CASE WHEN said_of.office = short_name.office THEN said_of.articles ELSE 0 END)
    >= sum(CASE WHEN said_of.office IS NOT NULL AND short_name.office IS NOT NULL THEN said_of.articles END) THEN 1 END AS office
FROM candidate
JOIN short_name ON short_name.place = candidate.place
JOIN said_of ON said_of.class = candidate.class AND said_of.key = candidate.key
WHERE short_name.country IS NOT NULL OR short_name.gender IS NOT NULL OR short_name.office IS NOT NULL
GROUP BY candidate.place, candidate.key;

-- The more stories speak of a full name the likelier it is meant, and five times as likely for each one of three who stand beside both (of
-- bodies for one) and for the same office; less so where only others of this name have the country or the gender. Somebody whom no article names in
-- full is always possible, and a body may have the short name for its own, if many write no other. Where nothing but the name speaks for it, it must be the surer.
CREATE OR REPLACE TABLE meant AS
SELECT place, class, short, key AS full_key, surety FROM (
  SELECT place, class, short, key, is_bare, weight / (sum(weight) OVER (PARTITION BY place)
      + all_stories - sum(stories) OVER (PARTITION BY place) + unseen) AS surety,
    row_number() OVER (PARTITION BY place ORDER BY weight DESC, key) AS rank
  FROM (
    SELECT candidate.place, candidate.class, candidate.short, candidate.key, full_name.stories, full_name.all_stories,
      candidate.shared = 0 AND fitting.office IS NULL AND position(' ' IN candidate.short) <> 2 AS is_bare,
      full_name.stories
        * CASE WHEN candidate.shared = 0 THEN 1e0 WHEN candidate.shared = 1 OR candidate.class <> 'person' THEN 5e0
            WHEN candidate.shared = 2 THEN 25e0 ELSE 125e0 END
        * CASE fitting.country WHEN 0 THEN 0.125e0 ELSE 1e0 END * CASE fitting.gender WHEN 0 THEN 0.125e0 ELSE 1e0 END
        * CASE fitting.office WHEN 1 THEN 5e0 ELSE 1e0 END AS weight,
      CASE WHEN position(' ' IN candidate.short) = 2 THEN 1e0 WHEN candidate.class = 'person' THEN 0.5e0 + 0.5e0 * names
        ELSE 1 + 0.25e0 * short_name.stories END AS unseen
    FROM candidate
    JOIN full_name ON full_name.class = candidate.class AND full_name.short = candidate.short AND full_name.key = candidate.key
    JOIN short_name ON short_name.place = candidate.place
    LEFT JOIN fitting ON fitting.place = candidate.place AND fitting.key = candidate.key
  ) weighed
) ranked
WHERE rank = 1 AND surety >= CASE WHEN is_bare THEN 0.85e0 ELSE 0.65e0 END;

-- Who is "J Worsley" in most articles is so in the others too.
CREATE OR REPLACE TABLE initialed AS
SELECT short, max(full_key) AS full_key FROM meant WHERE class = 'person' AND position(' ' IN short) = 2
GROUP BY short HAVING count(DISTINCT full_key) = 1;
