//! The numbers that the scorer of pronouns sees of a pronoun, of one whom it may mean and of the others.

/// What is looked at: where each number stands in a [`Row`].
#[derive(Clone, Copy, Debug)]
pub(in crate::discourse) enum Number {
    // Of the pronoun.
    /// Its [`Case`](super::candidate::Case).
    Case,
    /// Whether it is of women.
    Feminine,
    /// What it is in its clause.
    Role,
    /// What its noun is in the clause, where it possesses one.
    NounRole,
    /// By what its clause hangs on another.
    Clause,
    /// How deep it stands in its sentence.
    Depth,
    /// Words of the sentence before it.
    Before,
    /// Whether it stands between quotation marks.
    Quoted,
    /// Sentences of the article before it.
    Sentence,
    /// Subjects of its sentence before it that are nouns.
    Nouns,
    /// Words since the last pronoun of its gender that means somebody.
    LastPronoun,
    /// Words since the last pronoun of the other gender that means somebody.
    LastOther,
    /// Those whom it may mean.
    Candidates,
    /// Those whom title, noun or given name say to be of its gender.
    Agreeing,
    /// Those of whom nothing says a gender.
    Unknown,
    /// Sentences to the nearest of them.
    NearestSentence,
    /// What stands right after the pronoun.
    After,
    /// Whether its verb has a clause for what is said or thought.
    Tells,

    // Of the nearest mention of the one.
    /// Sentences between.
    Distance,
    /// Words between.
    Words,
    /// Whether the mention follows the pronoun.
    Follows,
    /// Persons mentioned between.
    Between,
    /// Those of them who agree in gender.
    AgreeingBetween,
    /// Subjects between.
    SubjectsBetween,
    /// What it is in its clause.
    MentionRole,
    /// By what its clause hangs on another.
    MentionClause,
    /// How deep it stands in its sentence.
    MentionDepth,
    /// Whether it is a name, a noun or, by case, a pronoun.
    Form,
    /// Whether it stands there as a conjunct or an apposition.
    Through,
    /// The preposition before it.
    Preposition,
    /// What stands right before it.
    MentionBefore,
    /// What stands right after it.
    MentionAfter,
    /// Words of its sentence before it.
    MentionStart,
    /// How many words it has.
    Length,
    /// Whether it is the subject of the sentence's own clause.
    Main,
    /// Whether it stands between quotation marks.
    MentionQuoted,
    /// Whether it stands in brackets.
    MentionBracketed,
    /// Whether its verb has a clause for what is said or thought.
    MentionTells,
    /// Whether it is listed with others.
    Listed,

    // Of the way from the pronoun to the mention.
    /// Steps up from the pronoun to where the two meet.
    Up,
    /// Steps down from there to the mention.
    Down,
    /// By what the pronoun's side hangs on the word where they meet.
    UpBy,
    /// By what the mention's side does.
    DownBy,
    /// How high above the pronoun the verb stands whose subject the mention is.
    Governs,
    /// How high above the pronoun the word stands on which the mention hangs.
    Above,
    /// The same of the nearest rival.
    RivalGoverns,
    /// Whether the pronoun stands in a clause about the mention ("Ana, who lost her seat").
    About,
    /// Whether verbs of both are in one form (tense).
    SameTag,
    /// Whether both hang on the same word form.
    SameVerb,

    // Of the one.
    /// How the title or the noun agrees.
    Said,
    /// How the given name agrees.
    Named,
    /// How the last pronoun for the one agrees.
    Meant,
    /// How likely pronouns of the gender mean the one elsewhere in the article, together, in quarters.
    Votes,
    /// The same of the other gender.
    VotesAgainst,
    /// Whether the name is short, a noun, doubtful.
    Kind,
    /// Mentions up to here.
    Count,
    /// Pronouns up to here.
    Pronouns,
    /// Namings in the article.
    Names,
    /// The same, in quarters of the most of any.
    Share,
    /// Whether the one is the first of the article.
    Topic,
    /// Sentences since a pronoun last meant the one.
    Continuity,
    /// Words since the one was last named.
    LastName,
    /// Sentences since then.
    LastNameSentence,
    /// What that name is in its clause.
    LastNameRole,
    /// Words until the one is next named.
    NextName,
    /// Sentences until then.
    NextNameSentence,
    /// What that name is in its clause.
    NextNameRole,
    /// Words since the one was last a subject.
    LastSubject,
    /// Sentences since then.
    LastSubjectSentence,
    /// Subjects of any since then.
    SubjectsSince,
    /// Mentions in the pronoun's sentence before it.
    Here,
    /// Mentions in the sentence before.
    There,
    /// Mentions in the window.
    Window,
    /// Those of them that are subjects.
    Subjects,
    /// Whether the one is a subject in the pronoun's sentence and in the one before.
    Leads,
    /// Whether the last pronoun of this gender meant the one, or another.
    SameAsLast,
    /// Whether the last pronoun of the other gender meant the one.
    LastOtherMeant,
    /// Whether the next pronoun of this gender meant the one when the article was read before, or another.
    NextMeant,
    /// Whether the next pronoun of the other gender did.
    NextOtherMeant,
    /// Words since the one said something in quotation marks.
    Spoke,
    /// Whether a mention near by cannot mean the same as the pronoun ("Ana saw her"), or stands in what the pronoun says.
    Excluded,

    // Of the others.
    /// Words to the nearest rival.
    RivalWords,
    /// Words since a rival was last a subject.
    RivalLastSubject,
    /// The most subjects that a rival is in the window.
    RivalSubjects,
    /// The most mentions that a rival has in the window.
    RivalWindow,
    /// The most namings that a rival has.
    RivalNames,
    /// How the best rival agrees.
    RivalAgrees,
    /// Rivals of whom title, noun or given name say the pronoun's gender.
    RivalsAgreeing,
    /// Rivals who stand in the pronoun's sentence before it.
    RivalsHere,
    /// Words since a rival was last named.
    RivalLastName,
    /// Words until a rival is next named.
    RivalNextName,
    /// Words since a rival said something in quotation marks.
    RivalSpoke,
    /// How many rivals were subjects more recently.
    SubjectRank,
    /// How many rivals are mentioned more often in the window.
    WindowRank,
    /// How many rivals are named more often.
    NameRank,
}

/// How many numbers there are.
pub(in crate::discourse) const NUMBERS: usize = Number::NameRank as usize + 1;

/// What stands for something that is not there: further than all that is.
pub(in crate::discourse) const NONE: u8 = u8::MAX;

/// The numbers of one whom a pronoun may mean.
#[derive(Clone, Debug)]
pub(in crate::discourse) struct Row(pub(in crate::discourse) [u8; NUMBERS]);

impl Default for Row {
    fn default() -> Self {
        Self([NONE; NUMBERS])
    }
}

impl Row {
    /// The numbers, for learning.
    #[cfg(feature = "train")]
    pub(in crate::discourse) fn to_features(&self) -> Vec<u16> {
        self.0.iter().copied().map(u16::from).collect()
    }

    /// Sets a number; large ones count as one that is less than [`NONE`].
    pub(in crate::discourse) fn set(&mut self, number: Number, value: usize) {
        self.0[number as usize] = small(value);
    }

    /// Sets a number to what may not be there.
    pub(in crate::discourse) fn set_some(&mut self, number: Number, value: Option<usize>) {
        self.0[number as usize] = value.map_or(NONE, small);
    }

    /// Sets a number to whether something is so.
    pub(in crate::discourse) fn set_if(&mut self, number: Number, is: bool) {
        self.set(number, usize::from(is));
    }
}

fn small(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(NONE).min(NONE - 1)
}
