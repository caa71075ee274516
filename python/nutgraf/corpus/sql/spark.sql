-- What Spark calls otherwise than the steps do. DuckDB's own names are in duckdb.sql.

CREATE OR REPLACE TEMPORARY FUNCTION same_letters(a STRING, b STRING) RETURNS BIGINT
RETURN aggregate(sequence(1, 128), 0L, (n, i) -> n + IF(substr(a, i, 1) = substr(b, i, 1), 1L, 0L));

CREATE OR REPLACE TEMPORARY FUNCTION words_of(spans ARRAY<STRUCT<start: BIGINT, end: BIGINT, text: STRING>>) RETURNS STRING
RETURN array_join(transform(spans, span -> span.text), ' ');

CREATE OR REPLACE TEMPORARY FUNCTION first_title(roles ARRAY<STRUCT<title: STRING, start: BIGINT, end: BIGINT, text: STRING, affiliation: BIGINT, former: BOOLEAN>>)
RETURNS STRING RETURN try_element_at(roles, 1).title;

CREATE OR REPLACE TEMPORARY FUNCTION numbers_of(text STRING) RETURNS ARRAY<STRING>
RETURN array_distinct(regexp_extract_all(lower(text), '[0-9]+([.,/-][0-9]+)*| (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ', 0));

CREATE OR REPLACE TEMPORARY FUNCTION initials_of(name STRING) RETURNS STRING
RETURN array_join(transform(filter(split(name, ' '), word -> word NOT IN ('and', 'for', 'of', 'the')), word -> substr(word, 1, 1)), '');
