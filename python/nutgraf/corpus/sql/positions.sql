-- Positions over time: who holds them over all articles, and which are about the same matter.
--
-- In: positions, entity_of, copies. Out: held (a row for each position and holder), edge.

-- The day is that of the first report. A denied act ("has not pledged") is none.
CREATE OR REPLACE TABLE holding AS
SELECT article, id, act, certainty, content.text AS content, matter AS terms, score, explode(holders) AS holder FROM positions
WHERE (certainty IS NULL OR certainty NOT IN ('CT-', 'PR-', 'PS-')) AND array_size(matter) > 0;

-- What an act says of the matter: for it, open to it, against it. What is decided, confirmed or denied may be either, and who refuses to speak is not
-- against what he does not speak of. `side` turns that around where the matter begins with a word that does: who is for ending it is against it. What
-- somebody holds of himself is left out.
CREATE OR REPLACE TABLE held AS
SELECT placed.*,
  CASE
    WHEN stand NOT IN ('for', 'against') THEN stand
    WHEN NOT regexp_like(words,
      '^(to +|that +)?([a-z]+ +would +|[a-z]+ +will +)?([a-z]+ly +)?(not|never|(do|make|take) +no|(abolish|abstain|avoid|ban|bar|block|cancel|dismiss|drop|end|halt|oppos|prevent|refrain|refus|reject|repeal|resist|revok|scrap|stop|veto|withdraw|withhold)(s|e|es|ed|d|ing|ning|red|ring|ped|ping)?)( |$)') THEN stand
    WHEN stand = 'for' THEN 'against'
    ELSE 'for'
  END AS side
FROM (
  SELECT copies.place AS article, holding.id, holding.act, holding.content, holding.terms, holding.score, entity_of.entity_place AS entity,
    translate(lower(holding.content), concat(chr(9), chr(10), chr(13)), '   ') AS words,
    copies.story_place AS story, substr(first.published, 1, 10) AS day,
    CASE
      WHEN regexp_like(lower(holding.content), '^(to )?(answer|comment|confirm|disclose|discuss|elaborate|identify|name|reveal|say|speculate|talk)') THEN 'other'
      WHEN holding.act IN ('PLEDGE', 'OFFER', 'AGREE', 'INTEND', 'SUPPORT', 'PERMIT') THEN 'for'
      WHEN holding.act IN ('RULE_OUT', 'REFUSE', 'WITHDRAW', 'OPPOSE', 'REJECT', 'FORBID') THEN 'against'
      WHEN holding.act IN ('CONSIDER', 'HESITATE') THEN 'open'
      ELSE 'other'
    END AS stand,
    row_number() OVER (ORDER BY copies.place, holding.id, entity_of.entity_place) AS place
  FROM holding
  JOIN copies ON copies.article = holding.article
  JOIN entity_of ON entity_of.place = 16777216 * copies.place + holding.holder.entity
  JOIN copies first ON first.place = copies.story_place
  WHERE position(lower(holding.content) IN lower(entity_of.name)) = 0
) placed;

-- The words of all, the rarest first.
CREATE OR REPLACE TABLE vocabulary AS
SELECT term, positions, row_number() OVER (ORDER BY positions, term) AS number, CASE WHEN regexp_like(term, '[a-z]') THEN 1 ELSE 0 END AS is_word
FROM (
  SELECT term, CAST(count(*) AS DOUBLE) AS positions FROM (SELECT explode(terms) AS term FROM held) each_term GROUP BY term
) counted;

CREATE OR REPLACE TABLE term AS
SELECT word.place, word.entity, vocabulary.number AS term, ln(1 + everything.positions / vocabulary.positions) AS weight, vocabulary.positions, is_word
FROM (SELECT place, entity, explode(terms) AS term FROM held) word
JOIN vocabulary ON vocabulary.term = word.term
CROSS JOIN (SELECT count(*) + 1e0 AS positions FROM held) everything;

CREATE OR REPLACE TABLE heaviness AS
SELECT place, sum(weight) AS weight, count(*) AS terms FROM term GROUP BY place;

CREATE OR REPLACE TABLE ranked_term AS
SELECT entity, term, place, row_number() OVER (PARTITION BY entity, term ORDER BY place) AS n,
  min(place) OVER (PARTITION BY entity, term) AS first
FROM (
  SELECT entity, term, place, row_number() OVER (PARTITION BY place ORDER BY term) AS rank
  FROM term WHERE positions > 1
) rarest
WHERE rank <= 6;

-- By each of its six rarest words a position is held against the others of its holder, sixteen by sixteen in the order of time, from one
-- on and from nine on, and against the first.
CREATE OR REPLACE TABLE worded AS
SELECT entity, term, place, CAST(2 * floor((n - 1) / 16) AS BIGINT) AS part, first FROM ranked_term
UNION ALL
SELECT entity, term, place, CAST(2 * floor((n + 7) / 16) + 1 AS BIGINT) AS part, first FROM ranked_term;

CREATE OR REPLACE TABLE comparable AS
SELECT DISTINCT a, b FROM (
  SELECT x.place AS a, y.place AS b
  FROM worded x JOIN worded y ON x.entity = y.entity AND x.term = y.term AND x.part = y.part WHERE x.place < y.place
  UNION ALL
  SELECT first AS a, place AS b FROM worded WHERE part > 0
) pairs;

-- Two are about one matter when they share two words or more which weigh half of the lighter one, or all they have is one name. One other word
-- ("the deal") is many matters.
CREATE OR REPLACE TABLE alike AS
SELECT a, b, shared.weight / least(x.weight, y.weight) AS of_lighter, shared.weight / greatest(x.weight, y.weight) AS of_heavier,
  shared.words AS shared_words FROM (
  SELECT comparable.a, comparable.b, sum(x.weight) AS weight, count(*) AS terms, sum(x.is_word) AS words
  FROM comparable JOIN term x ON x.place = comparable.a JOIN term y ON y.place = comparable.b AND y.term = x.term
  GROUP BY comparable.a, comparable.b
) shared
JOIN heaviness x ON x.place = a JOIN heaviness y ON y.place = b
JOIN held earlier ON earlier.place = a JOIN held later ON later.place = b
WHERE shared.weight >= 0.5e0 * least(x.weight, y.weight) AND shared.weight >= 0.25e0 * greatest(x.weight, y.weight)
  AND (shared.terms >= 2 OR (greatest(x.terms, y.terms) = 1
    AND regexp_like(earlier.content, '[A-Z][a-z]') AND regexp_like(later.content, '[A-Z][a-z]')));

CREATE OR REPLACE TABLE edge AS
SELECT a AS one, b AS other FROM alike
UNION ALL SELECT b AS one, a AS other FROM alike;
