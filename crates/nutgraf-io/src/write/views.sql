-- Names in place of numbers, for whoever asks a database by hand or by Datasette; and a search of words. Made when a run ends.

CREATE VIEW said AS
SELECT
    quotations.article,
    articles.published,
    articles.title,
    entities.name AS speaker,
    quotations.speaker_span ->> 'text' AS named_as,
    (SELECT group_concat(part.value ->> 'text', ' … ') FROM json_each(quotations.content) AS part) AS words,
    quotations.kind,
    quotations.manner
FROM quotations
LEFT JOIN articles ON articles.id = quotations.article
LEFT JOIN entities ON entities.article = quotations.article AND entities.id = quotations.speaker
WHERE quotations.manner IS NULL OR quotations.manner IN ('speech', 'writing');

CREATE VIEW stood AS
SELECT
    positions.article,
    articles.published,
    articles.title,
    (
        SELECT group_concat(coalesce(entities.name, holder.value ->> 'text'), ', ')
        FROM json_each(positions.holders) AS holder
        LEFT JOIN entities ON entities.article = positions.article AND entities.id = holder.value ->> 'entity'
    ) AS holders,
    coalesce(positions.label, positions.act) AS act,
    positions.content ->> 'text' AS content,
    (SELECT group_concat(condition.value ->> 'text', '; ') FROM json_each(positions.conditions) AS condition) AS conditions,
    coalesce(due.value, as_of.value) AS "when",
    positions.certainty,
    positions.score
FROM positions
LEFT JOIN articles ON articles.id = positions.article
LEFT JOIN times AS due ON due.article = positions.article AND due.id = positions.due
LEFT JOIN times AS as_of ON as_of.article = positions.article AND as_of.id = positions.as_of;

CREATE VIEW happened AS
SELECT
    events.article,
    articles.published,
    articles.title,
    (
        SELECT group_concat(entities.name, ', ')
        FROM json_each(events.actors) AS actor
        JOIN entities ON entities.article = events.article AND entities.id = actor.value
    ) AS actors,
    coalesce(events.label, events.type) AS type,
    events.mode,
    (
        SELECT group_concat(entities.name, ', ')
        FROM json_each(events.recipients) AS recipient
        JOIN entities ON entities.article = events.article AND entities.id = recipient.value
    ) AS recipients,
    place.name AS place,
    times.value AS "when",
    events.status,
    events.score
FROM events
LEFT JOIN articles ON articles.id = events.article
LEFT JOIN entities AS place ON place.article = events.article AND place.id = events.place
LEFT JOIN times ON times.article = events.article AND times.id = events.time;

CREATE VIRTUAL TABLE articles_fts USING fts5 (title, text, content = 'articles', tokenize = 'porter unicode61');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE facts_fts USING fts5 (who, what, text, content = 'facts', tokenize = 'porter unicode61');
INSERT INTO facts_fts (facts_fts) VALUES ('rebuild');
