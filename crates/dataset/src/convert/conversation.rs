use std::borrow::Cow;

use rule::{Message, grouped};

use super::{LossKind, Shape, loss::LeftOut, notes::Notes, spot::Spot};

/// What every shape is read into and written from.
#[derive(Debug)]
pub(super) struct Conversation<'a> {
    /// Where the example starts in its source.
    pub(super) start: usize,
    /// What the model is told before the first turn: `PaLM`'s `context`.
    pub(super) system: Option<Words<'a>>,
    pub(super) turns: Vec<Turn<'a>>,
}

#[derive(Debug)]
pub(super) struct Turn<'a> {
    pub(super) speaker: Speaker,
    pub(super) words: Words<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    User,
    Assistant,
}

/// A text, in the parts that it comes in: one, but for Gemini and `OpenAI`.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) at: usize,
    pub(super) spot: Spot<'a>,
    pub(super) parts: Vec<Cow<'a, str>>,
}

/// What stands between two texts that become one and were not parts of one before.
const BETWEEN: &str = "\n\n";

impl<'a> Conversation<'a> {
    /// One question and its answer.
    pub(super) fn pair(start: usize, input: Words<'a>, output: Words<'a>) -> Self {
        let turn = |speaker, words| Turn { speaker, words };
        Self {
            start,
            system: None,
            turns: vec![turn(Speaker::User, input), turn(Speaker::Assistant, output)],
        }
    }

    /// Takes words of the system in, behind those that are there.
    pub(super) fn add_system(&mut self, words: Words<'a>, notes: &mut Notes<'a>) {
        self.system = Some(match self.system.take() {
            None => words,
            Some(before) => before.followed_by(words, notes, || {
                Message::new(
                    "joined with the system message before it",
                    "앞의 시스템 메시지와 하나로 합쳤습니다",
                )
            }),
        });
    }

    /// The question and the answer, for a shape that has room for no more. A system message is put
    /// before the question, a blank line between: a tuned model of that shape is asked in the same
    /// way.
    pub(super) fn as_pair(
        &self,
        to: Shape,
        notes: &mut Notes<'a>,
    ) -> Result<(Cow<'_, str>, Cow<'_, str>), LeftOut> {
        let [question, answer] = self.turns.as_slice() else {
            return Err(self.not_one_pair(to));
        };
        if (question.speaker, answer.speaker) != (Speaker::User, Speaker::Assistant) {
            return Err(self.not_one_pair(to));
        }
        let mut input = question.words.as_one(notes);
        if let Some(system) = &self.system
            && !system.is_empty()
        {
            notes.lose(LossKind::Joined, system.at, system.spot, || {
                Message::new(
                    "put before the input, a blank line between",
                    "입력 앞에 빈 줄을 두고 붙였습니다",
                )
            });
            let system = system.as_one(notes);
            input = if input.is_empty() {
                system
            } else {
                Cow::Owned([&system, BETWEEN, &input].concat())
            };
        }
        Ok((input, answer.words.as_one(notes)))
    }

    fn not_one_pair(&self, to: Shape) -> LeftOut {
        let of = |speaker| {
            let turns = self.turns.iter().filter(|turn| turn.speaker == speaker);
            grouped(turns.count() as u64)
        };
        let (user, assistant) = (of(Speaker::User), of(Speaker::Assistant));
        let message = Message::new(
            format!(
                "user messages: {user}, assistant messages: {assistant}; {} holds one question and its answer",
                to.en()
            ),
            format!(
                "사용자 메시지 {user}개, 어시스턴트 메시지 {assistant}개입니다. {} 예시에는 질문 하나와 답변 하나만 담을 수 있습니다",
                to.ko()
            ),
        );
        LeftOut::new(LossKind::NotOnePair, self.start, Spot::ROOT, message)
    }
}

impl<'a> Words<'a> {
    /// Words of one part.
    pub(super) fn one(at: usize, spot: Spot<'a>, text: Cow<'a, str>) -> Self {
        Self {
            at,
            spot,
            parts: vec![text],
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.is_empty())
    }

    /// The words as one text.
    pub(super) fn as_one(&self, notes: &mut Notes<'a>) -> Cow<'_, str> {
        if let [part] = self.parts.as_slice() {
            return Cow::Borrowed(part);
        }
        notes.lose(LossKind::Joined, self.at, self.spot, || {
            let parts = grouped(self.parts.len() as u64);
            Message::new(
                format!("{parts} parts joined into one text"),
                format!("{parts}개 부분을 텍스트 하나로 합쳤습니다"),
            )
        });
        Cow::Owned(self.parts.concat())
    }

    /// An instruction and the input that it is about, as one question.
    pub(super) fn with_input(self, input: Self, notes: &mut Notes<'a>) -> Self {
        self.followed_by(input, notes, || {
            Message::new(
                "put behind the instruction, a blank line between",
                "지시 뒤에 빈 줄을 두고 붙였습니다",
            )
        })
    }

    /// These words and others as one part, a blank line between. Where one says nothing, the other
    /// alone.
    fn followed_by(
        self,
        other: Self,
        notes: &mut Notes<'a>,
        message: impl FnOnce() -> Message,
    ) -> Self {
        if other.is_empty() {
            return self;
        }
        if self.is_empty() {
            return other;
        }
        notes.lose(LossKind::Joined, other.at, other.spot, message);
        // What was joined before grows in place: a conversation may have any number of them.
        let mut text = joined(self.parts).into_owned();
        text.push_str(BETWEEN);
        text.push_str(&joined(other.parts));
        Self::one(self.at, self.spot, Cow::Owned(text))
    }
}

/// Parts as a model reads them: with nothing between.
fn joined(mut parts: Vec<Cow<'_, str>>) -> Cow<'_, str> {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            Cow::Owned(parts.concat())
        }
    }
}
