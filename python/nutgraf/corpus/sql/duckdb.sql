-- What DuckDB calls otherwise than the steps do. Spark's own names are in spark.sql.

CREATE OR REPLACE MACRO explode(list) AS unnest(list);

-- How many letters of two signatures are the same.
CREATE OR REPLACE MACRO same_letters(a, b) AS 128 - hamming(a, b);

-- The words of spans, with a space between two. Nearly always there is one, which takes a tenth of the time.
CREATE OR REPLACE MACRO words_of(spans) AS
  CASE WHEN len(spans) = 1 THEN spans[1].text ELSE array_to_string([span.text for span in spans], ' ') END;

CREATE OR REPLACE MACRO array_contains(list, item) AS list_contains(list, item);
CREATE OR REPLACE MACRO array_size(list) AS len(list);

-- The title of the first role.
CREATE OR REPLACE MACRO first_title(roles) AS roles[1].title;

CREATE OR REPLACE MACRO struct(a, b, c) AS row(a, b, c);

CREATE OR REPLACE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern);

CREATE OR REPLACE MACRO array_intersect(a, b) AS list_intersect(a, b);

-- The numbers of a text, in digits and small ones in words, each once.
CREATE OR REPLACE MACRO numbers_of(text) AS
  list_distinct(regexp_extract_all(lower(text), '[0-9]+([.,/-][0-9]+)*| (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) '));

-- The first letters of the words of a name, of those that count.
CREATE OR REPLACE MACRO initials_of(name) AS
  array_to_string([word[1] for word in string_split(name, ' ') if word NOT IN ('and', 'for', 'of', 'the')], '');
