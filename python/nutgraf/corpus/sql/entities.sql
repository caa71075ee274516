-- Entities over articles: those of one name are one, unless something speaks against it. This makes what decides: for each name the groups of
-- stories that share a context, and what their entities say of themselves.
--
-- In: entities, mentions, articles, copies. Out: named (a row for each entity with a name), edge.

-- What has a name, under the kinds that readers confuse: a company may be a place, and a team a group. `key` is the name as it is compared.
CREATE OR REPLACE TABLE bearer AS
SELECT entities.article, entities.id, entities.key, entities.name, entities.kind, entities.country, entities.sector,
  entities.gender, entities.link, lower(regexp_replace(regexp_replace(first_title(entities.roles), ' (of|for|at|in|to|with) .*$', ''), '^.*[ -]', '')) AS office,
  CASE entities.kind WHEN 'person' THEN 'person' WHEN 'product' THEN 'thing' ELSE 'body' END AS class,
  array_size(entities.mentions) AS mentions, copies.story, copies.place AS article_place, copies.is_first, articles.published
FROM entities
JOIN copies ON copies.article = entities.article
JOIN articles ON articles.id = entities.article
JOIN (SELECT DISTINCT article, entity FROM mentions WHERE key <> '') by_name
  ON by_name.article = entities.article AND by_name.entity = entities.id
WHERE entities.kind <> 'other' AND entities.key <> '';

-- Other names that articles call an entity by: "Fed" for "Federal Reserve".
CREATE OR REPLACE TABLE alias AS
SELECT class, alias, key, stories, sum(stories) OVER (PARTITION BY class, alias) AS all_stories,
  row_number() OVER (PARTITION BY class, alias ORDER BY stories DESC, key) AS rank
FROM (
  SELECT bearer.class, mentions.key AS alias, bearer.key, count(DISTINCT bearer.story) AS stories
  FROM bearer JOIN mentions ON mentions.article = bearer.article AND mentions.entity = bearer.id
  WHERE mentions.key <> '' AND mentions.key <> bearer.key
  GROUP BY bearer.class, mentions.key, bearer.key
) counted;

-- A short name alone is taken for the fullest one that other articles give it, if these agree and the countries do; the less they do, the
-- lower `surety`.
CREATE OR REPLACE TABLE meant AS
SELECT article, id, full_key, surety FROM (
  SELECT bearer.article, bearer.id, alias.key AS full_key, alias.stories / alias.all_stories AS surety,
    row_number() OVER (PARTITION BY bearer.article, bearer.id ORDER BY near_by.stories DESC, alias.stories DESC, alias.key) AS rank
  FROM bearer
  JOIN alias ON alias.class = bearer.class AND alias.alias = bearer.key AND alias.rank <= 5
  JOIN (
    SELECT class, key, country, count(DISTINCT story) AS stories FROM bearer GROUP BY class, key, country
  ) near_by ON near_by.class = bearer.class AND near_by.key = alias.key
    AND (near_by.country = bearer.country OR bearer.country IS NULL)
  WHERE (position(' ' IN bearer.key) = 0 OR length(bearer.key) <= 5) AND alias.stories >= 0.5 * alias.all_stories
    AND length(alias.key) > length(bearer.key)
) ranked
WHERE rank = 1;

-- Persons with and without a middle name are one, where an article calls one of them both, and no other has another middle name.
CREATE OR REPLACE TABLE shorter AS
SELECT key, root FROM (
  SELECT key, root, row_number() OVER (PARTITION BY key ORDER BY length(root), root) AS rank,
    min(initial) OVER (PARTITION BY root) AS first_initial, max(initial) OVER (PARTITION BY root) AS last_initial
  FROM (
    SELECT key, alias AS root, substr(regexp_replace(key, '^[^ ]* ', ''), 1, 1) AS initial FROM alias
    WHERE class = 'person' AND position(' ' IN alias) > 0 AND length(alias) < length(key)
      AND regexp_replace(alias, ' .*$', '') = regexp_replace(key, ' .*$', '')
      AND regexp_replace(alias, '^.* ', '') = regexp_replace(key, '^.* ', '')
  ) both_names
) ranked
WHERE rank = 1 AND first_initial = last_initial;

CREATE OR REPLACE TABLE named AS
SELECT bearer.article, bearer.id, bearer.class, coalesce(shorter.root, meant.full_key, bearer.key) AS root, meant.surety,
  bearer.key, bearer.name, bearer.kind, bearer.country, bearer.sector, bearer.gender, bearer.office, bearer.link,
  bearer.mentions, bearer.story, bearer.article_place, bearer.published,
  row_number() OVER (ORDER BY bearer.article_place, bearer.id) AS place
FROM bearer
LEFT JOIN meant ON meant.article = bearer.article AND meant.id = bearer.id
LEFT JOIN shorter ON bearer.class = 'person' AND shorter.key = coalesce(meant.full_key, bearer.key);

-- Names whose bearers differ in something: only these have to be looked at.
CREATE OR REPLACE TABLE doubtful AS
SELECT class, root FROM named
GROUP BY class, root
HAVING count(DISTINCT country) > 1 OR count(DISTINCT sector) > 1 OR count(DISTINCT gender) > 1 OR count(DISTINCT office) > 1
  OR count(DISTINCT link) > 1;

-- The twelve whom an article speaks of most are its context.
CREATE OR REPLACE TABLE context AS
SELECT article, class, root FROM (
  SELECT article, class, root,
    row_number() OVER (PARTITION BY article ORDER BY sum(mentions) DESC, class, root) AS rank
  FROM named GROUP BY article, class, root
) ranked
WHERE rank <= 12;

CREATE OR REPLACE TABLE rarity AS
SELECT context.class, context.root, count(DISTINCT copies.story) AS stories
FROM context JOIN copies ON copies.article = context.article
GROUP BY context.class, context.root;

-- Of a doubtful name, those who stand beside the same name, where few stories speak of it, are one. Each follows the one before.
CREATE OR REPLACE TABLE beside AS
SELECT named.place, named.story,
  lag(named.place) OVER (PARTITION BY named.class, named.root, context.class, context.root ORDER BY named.place) AS before
FROM named
JOIN doubtful ON doubtful.class = named.class AND doubtful.root = named.root
JOIN context ON context.article = named.article AND NOT (context.class = named.class AND context.root = named.root)
JOIN rarity ON rarity.class = context.class AND rarity.root = context.root
CROSS JOIN (SELECT count(DISTINCT story) AS stories FROM copies) everything
WHERE rarity.stories >= 2 AND rarity.stories <= least(50, 2 + everything.stories / 20);

CREATE OR REPLACE TABLE edge AS
SELECT place AS one, before AS other FROM beside WHERE before IS NOT NULL
UNION ALL SELECT before AS one, place AS other FROM beside WHERE before IS NOT NULL;
