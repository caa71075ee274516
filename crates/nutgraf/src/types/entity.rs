//! Who and what: entities and their mentions.

use serde::{Deserialize, Serialize};

use super::{EntityId, Evidence, MentionId, Sector, Span, try_all};

/// How an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum MentionForm {
    /// By a name ("Emmanuel Macron").
    Name,
    /// By a noun ("the French president").
    Nominal,
    /// By a pronoun ("he").
    Pronoun,
}

/// One naming of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Mention"))]
#[non_exhaustive]
pub struct Mention<P = Span> {
    /// Index in `Facts::mentions`.
    pub id: MentionId,
    /// The words.
    #[serde(flatten)]
    pub span: P,
    /// Whom they name.
    pub entity: EntityId,
    /// Name, nominal or pronoun.
    pub form: MentionForm,
    /// The government that a place or palace stands for here ("FRA/GOV").
    pub metonym: Option<String>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Mention<S> {
    /// The same mention with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Mention<T>, E> {
        Ok(Mention {
            id: self.id,
            span: f(&self.span)?,
            entity: self.entity,
            form: self.form,
            metonym: self.metonym.clone(),
            evidence: self.evidence.clone(),
        })
    }
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, party, agency, team, outlet.
    Organization,
    /// A country, city, region, river.
    Place,
    /// A building, airport, bridge, pipeline.
    Facility,
    /// A nationality, religion or political current.
    Group,
    /// A thing made.
    Product,
    /// Anything else that has a name.
    Other,
}

/// Whether one is spoken of or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum GrammaticalNumber {
    /// One: "a protester", "Emmanuel Macron".
    Singular,
    /// Several: "protesters", "police", "Houthis".
    Plural,
}

/// Whether a person is spoken of as a woman or as a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Gender {
    /// "She", "Mrs", "actress".
    Feminine,
    /// "He", "Mr", "actor".
    Masculine,
}

/// A title or office that the text gives a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Role"))]
#[non_exhaustive]
pub struct Role<P = Span> {
    /// As written ("French President").
    pub title: String,
    /// Where it is written.
    #[serde(flatten)]
    pub span: P,
    /// Of what or whom.
    pub affiliation: Option<EntityId>,
    /// Whether it is over ("ex-", "then-", "late").
    pub former: bool,
}

impl<S> Role<S> {
    /// The same role with its place turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Role<T>, E> {
        Ok(Role {
            title: self.title.clone(),
            span: f(&self.span)?,
            affiliation: self.affiliation,
            former: self.former,
        })
    }
}

/// Who or what, over all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Entity"))]
#[non_exhaustive]
pub struct Entity<P = Span> {
    /// Index in `Facts::entities`.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name that the article gives, without titles.
    pub name: String,
    /// Its mentions, in reading order.
    pub mentions: Vec<MentionId>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Of which part of society it is, after PLOVER ("GOV").
    pub sector: Option<Sector>,
    /// Titles and offices.
    pub roles: Vec<Role<P>>,
    /// Whether one or several, where the words tell. Absent for organizations, places and things with a name.
    pub number: Option<GrammaticalNumber>,
    /// Of a person, where the text or a list of names tells.
    pub gender: Option<Gender>,
    /// The id of the row of the user's table that it is (`--entities`).
    #[serde(default)]
    pub link: Option<String>,
    /// Why.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl<S> Entity<S> {
    /// The body that a person speaks for: that of an office held now.
    pub(crate) fn institution(&self) -> Option<EntityId> {
        self.roles.iter().filter(|role| !role.former).find_map(|role| role.affiliation)
    }

    /// The same entity with its places turned by `f`.
    pub(crate) fn try_map<T, E>(&self, f: &mut impl FnMut(&S) -> Result<T, E>) -> Result<Entity<T>, E> {
        Ok(Entity {
            id: self.id,
            kind: self.kind,
            name: self.name.clone(),
            mentions: self.mentions.clone(),
            country: self.country.clone(),
            sector: self.sector,
            roles: try_all(&self.roles, &mut |role: &Role<S>| role.try_map(f))?,
            number: self.number,
            gender: self.gender,
            link: self.link.clone(),
            evidence: self.evidence.clone(),
        })
    }
}
