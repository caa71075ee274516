//! Faults that the shape of the program once caused, each with a text that shows it.

use nutgraf::{Article, Config, Extractor, Facts, Gender, GrammaticalNumber, KnowledgeBase};

fn read(text: &str, table: &str) -> Facts {
    let known = KnowledgeBase::from_tsv("mine.tsv", table.as_bytes()).expect("a good table");
    let extractor = Extractor::new(Config::default().with_entities(known));
    extractor.extract(&Article::new(text).expect("short"))
}

/// The links of the entities whose name holds a word.
fn links<'a>(facts: &'a Facts, word: &str) -> Vec<Option<&'a str>> {
    let named = facts.entities.iter().filter(|entity| entity.name.contains(word));
    named.map(|entity| entity.link.as_deref()).collect()
}

#[test]
fn rows_that_give_cities_a_country_change_no_event() {
    let text = "Gdynia accused the shipping union of sabotage on Monday. Gdynia condemned the strike and warned Rotterdam.";
    let table = "id\tname\taliases\tkind\tcountry\n1\tGdynia\t\tplace\tPOL\n2\tRotterdam\t\tplace\tNLD\n";
    let alone = Extractor::default().extract(&Article::new(text).expect("short"));
    assert_eq!(alone.events, read(text, table).events);
}

#[test]
fn places_are_linked_by_the_country_that_the_document_says() {
    let table = "id\tname\taliases\tkind\tcountry\nP\tGdynia\t\tplace\tPOL\nU\tGdynia\t\tplace\tUSA\n";
    let facts = read("It rained in Gdynia, Poland, on Monday.", table);
    assert_eq!(links(&facts, "Gdynia"), [Some("P")]);
}

#[test]
fn sources_without_a_name_are_offered_to_the_table() {
    let table = "id\tname\taliases\tkind\tcountry\nS\tport authority spokesman\t\t\t\n";
    let facts = read("The port authority spokesman said the cranes would stand still until Friday.", table);
    assert_eq!(links(&facts, "port authority spokesman"), [Some("S")]);
}

#[test]
fn entities_have_a_number_where_the_words_tell_and_a_gender_where_they_are_persons() {
    use GrammaticalNumber::{Plural, Singular};
    let text = "Protesters said they would stay. A union official said the police had been warned. \
                Ana Duarte, the mayor, said she had met the Obamas. Russians and the United Nations objected, said \
                a spokesman. It was a mild day, two fishermen said. People in the square said nothing was left.";
    let facts = Extractor::default().extract(&Article::new(text).expect("short"));
    let told = |name: &str| {
        let entity = facts.entities.iter().find(|entity| entity.name == name);
        entity.map(|entity| (entity.number, entity.gender))
    };
    assert_eq!(told("Protesters"), Some((Some(Plural), None)));
    assert_eq!(told("A union official"), Some((Some(Singular), None)));
    assert_eq!(told("Ana Duarte"), Some((Some(Singular), Some(Gender::Feminine))));
    assert_eq!(told("Russians"), Some((Some(Plural), None)));
    assert_eq!(told("United Nations"), Some((None, None)), "one body, whatever its name");
    assert_eq!(told("Obamas"), Some((None, None)), "a family is not known as persons");
    assert_eq!(told("two fishermen"), Some((Some(Plural), None)));
}

#[test]
fn pages_that_the_contract_sends_readers_to_are_there() {
    let docs = crate::tidy::root().join("docs");
    let page = std::fs::read_to_string(docs.join("DOCUMENT.md")).expect("the contract");
    let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for file in links.filter(|link| link.ends_with(".md")) {
        assert!(docs.join(file).is_file(), "DOCUMENT.md refers to {file}");
    }
}
