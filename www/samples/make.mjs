// Writes the built-in samples: `node www/samples/make.mjs`. The files are checked in; a test of the
// app holds what an inspection of each must say. Every sentence here was written for Tuneup.

import { mkdirSync, writeFileSync } from "node:fs";

const write = (name, content) => writeFileSync(new URL(name, import.meta.url), content);
const lines = (examples) => examples.map((example) => JSON.stringify(example) + "\n").join("");
/** Every pair of one from each list. */
const pairs = (left, right) => left.flatMap((a) => right.map((b) => [a, b]));

// --- Clean text: headlines into one of four classes -----------------------------------------------

const headlines = {
  business: pairs(
    ["A bakery chain", "The port of Busan", "A maker of garden tools", "The ferry company", "A family bank", "The tram builder"],
    ["opens a second plant near the river", "reports its best spring in ten years", "moves its head office to the coast", "lowers its prices for the winter", "hires two hundred apprentices"],
  ),
  science: pairs(
    ["Two astronomers", "A team of divers", "Students in Daejeon", "A weather station", "The botanical garden", "A lab for new glass"],
    ["measure how fast the ice is thinning", "find a moth that hears with its wings", "map the sound of a coral reef", "explain why the lake turns green", "photograph a comet before sunrise"],
  ),
  sport: pairs(
    ["The young goalkeeper", "A rower from Jeju", "The home team", "A retired sprinter", "The climbing club", "A pair of fencers"],
    ["wins the final in extra time", "breaks a record that stood for decades", "returns after a long injury", "loses by a single point", "trains before dawn all winter"],
  ),
  travel: pairs(
    ["A night train", "The old harbour", "A village of potters", "The mountain hut", "A cycle path", "The island market"],
    ["is worth the detour in autumn", "welcomes guests again from May", "can be reached without a car", "is quiet once the day visitors leave", "has a view that maps do not show"],
  ),
};
const classes = Object.entries(headlines);
const instruction = `Classify the headline into one of these classes: [${Object.keys(headlines).join(", ")}].`;
// One class after the other in turn, as a shuffled file would have them.
const turns = Array.from({ length: 30 }, (_, turn) =>
  classes.map(([name, texts]) => ({
    input_text: `${instruction} Headline: ${texts[turn].join(" ")}`,
    output_text: name,
  })),
).flat();
write("headlines.jsonl", lines(turns));

// --- Evaluation: twenty headlines, three of them known from the training file ----------------------

const evaluated = {
  business: pairs(["A toy maker", "The cable car company", "A seed merchant"], ["shares its profit with the staff", "buys the shop next door"]),
  science: pairs(["A physicist from Ulsan", "The tide station"], ["counts the rings of a fallen oak", "hears the echo of a distant quake"]),
  sport: pairs(["The relay team", "A junior archer"], ["wins by the width of a hand", "starts the season with a medal"]),
  travel: pairs(["The salt road", "A lighthouse hostel"], ["is open to walkers all year", "has only six beds"]),
};
const heldOut = Object.entries(evaluated).flatMap(([name, texts]) =>
  texts.map((text) => ({ input_text: `${instruction} Headline: ${text.join(" ")}`, output_text: name })),
);
for (const [at, known] of [[5, 12], [10, 45], [17, 90]]) heldOut.splice(at, 0, turns[known]);
write("headlines-eval.jsonl", lines(heldOut));

// --- Embeddings: a help centre of a library --------------------------------------------------------

const articles = [
  ["Your first card", "Anyone who lives in the town gets a card for free. Bring an identity card and a letter with your address."],
  ["A lost card", "Report a lost card at the desk or by phone. We block it at once, and a new one costs three euros."],
  ["Cards for children", "Children get a card of their own from the age of six. A parent signs the form at the desk."],
  ["How long a loan lasts", "Books stay with you for four weeks, films and games for one. The date is on the slip in the book."],
  ["Renewing a loan", "A loan can be renewed twice, online or by phone, as long as nobody else is waiting for the book."],
  ["Late returns", "From the first day after the date a late book costs ten cents a day. For children nothing is charged."],
  ["Reserving a book", "A book that is out can be reserved. We write to you when it is back and keep it for a week."],
  ["Books from other libraries", "What we do not have, we order from another library. It takes about ten days and costs two euros."],
  ["Opening hours", "We are open from ten to seven on weekdays and from ten to two on Saturdays. On holidays we are closed."],
  ["Returning at night", "Beside the entrance is a flap for returns. It is emptied every morning before we open."],
  ["Reading rooms", "The quiet room on the second floor has forty seats. Drinks with a lid are welcome, calls are not."],
  ["Rooms for groups", "A room for up to eight people can be booked for two hours a day, at the desk or online."],
  ["Computers and printing", "The computers are free for an hour. A printed page costs ten cents, in colour thirty."],
  ["Wireless network", "The network is called Library. Log in with the number of your card and your date of birth."],
  ["E-books", "E-books can be borrowed with the app, ten at a time. After three weeks they return by themselves."],
  ["Audiobooks", "Audiobooks are on the ground floor as discs and in the app as downloads."],
  ["Sheet music", "Scores for piano, choir and small ensembles stand on the first floor, next to the window."],
  ["Newspapers", "Today's newspapers are in the café. Older ones, back to 1890, can be read on film."],
  ["Story time", "Every Wednesday at four we read to children from three to six. There is no need to book."],
  ["Damaged books", "Please do not mend a damaged book yourself. Bring it to us; for wear and tear nobody pays."],
];
const questions = [
  ["How do I join?", [1]], ["What does a card cost?", [1, 2]], ["My wallet was stolen, what now?", [2]],
  ["Can my daughter of seven borrow books?", [3]], ["For how many weeks may I keep a novel?", [4]],
  ["May I keep it a little longer?", [5]], ["What do I owe for a book that is a week late?", [6]],
  ["The book I want is on loan", [7]], ["You do not have this title at all", [8]], ["Are you open on Saturday afternoon?", [9]],
  ["Can I bring it back after closing time?", [10, 9]], ["Where can I work in silence?", [11]],
  ["A place for our study group", [12]], ["Print my boarding pass", [13]], ["What is the password of the network?", [14]],
  ["Read on my phone", [15]], ["Something to listen to on a long drive", [16]], ["Notes for a choir", [17]],
  ["What did the paper write in 1923?", [18]], ["Somebody spilled tea over the book", [20]],
];
const document = (number) => `d${String(number).padStart(2, "0")}`;
const query = (number) => `q${String(number).padStart(2, "0")}`;
const labels = (rows) => ["query-id\tcorpus-id\tscore", ...rows.map((row) => row.join("\t")), ""].join("\n");
const answers = questions.map(([, numbers], at) => numbers.map((number) => [query(at + 1), document(number), "1"]));
mkdirSync(new URL("embedding", import.meta.url), { recursive: true });
write("embedding/corpus.jsonl", lines(articles.map(([title, text], at) => ({ _id: document(at + 1), title, text }))));
write("embedding/queries.jsonl", lines(questions.map(([text], at) => ({ _id: query(at + 1), text }))));
const trained = answers.slice(0, 14).flat();
// An id as somebody typed it, a score of 0 for what is near and yet no answer, and a pair that is measured on, too.
trained[6] = [query(6), "D05", "1"];
trained.push([query(1), document(3), "0"], [query(11), document(11), "0"], [query(19), document(18), "1"]);
write("embedding/train.tsv", labels(trained));
write("embedding/validation.tsv", labels(answers.slice(14, 17).flat()));
write("embedding/test.tsv", labels(answers.slice(17).flat()));

// --- Chat: a shop for musical instruments ----------------------------------------------------------

const context = "You answer for a small shop that sells and mends musical instruments. Be friendly and brief.";
const instruments = ["violin", "cello", "clarinet", "trumpet", "ukulele", "accordion", "flute", "banjo", "oboe", "mandolin"];
const wishes = [
  ["arrived with a scratch on its case", "I am sorry to hear that. A new case leaves today, and you keep the old one."],
  ["sounds dull since last week", "That is often the weather. Bring it in and we look at it while you wait."],
  ["is meant for a child of eight", "Then take the smaller size. It can be exchanged within a year as the child grows."],
  ["needs a case that fits under a train seat", "The slim case fits. It weighs less than two kilograms."],
  ["was bought elsewhere, do you mend it too", "Yes, we mend every make. The estimate costs nothing."],
  ["should be a present by Friday", "If you order before noon on Wednesday, it is there on Thursday."],
  ["has a part that I cannot find anywhere", "Send us a picture of the part. Most of them we can make ourselves."],
  ["is too loud for my neighbours", "There is a practice mute for it. It takes away about two thirds of the sound."],
  ["came without the book that I ordered", "The book is on its way in a parcel of its own. It should arrive tomorrow."],
  ["has to travel by plane with me", "Loosen it a little before the flight, and ask the airline for cabin baggage."],
];
const thanks = [
  ["Thank you. What does that cost?", "Nothing at all: it is part of our service."],
  ["Good. Where do I find you?", "At the old market, next to the bakery. We are open until six."],
];
const conversation = (about, messages) => ({
  context: about,
  messages: messages.map((content, index) => ({ author: index % 2 ? "assistant" : "user", content })),
});
const chat = pairs(instruments, wishes).flatMap(([instrument, [wish, answer]]) =>
  thanks.map((end) => conversation(context, [`My ${instrument} ${wish}.`, answer, ...end])),
);
write("support-chat.jsonl", lines(chat));

// --- Code chat ------------------------------------------------------------------------------------

const tutor = "You help people who learn to program. Answer with code first, then with one sentence.";
const languages = {
  Python: (name, body) => `def ${name}(values):\n    return ${body.py}`,
  JavaScript: (name, body) => `const ${name} = (values) => ${body.js};`,
};
const tasks = [
  ["the largest value", "largest", { py: "max(values)", js: "Math.max(...values)" }],
  ["the smallest value", "smallest", { py: "min(values)", js: "Math.min(...values)" }],
  ["the sum", "total", { py: "sum(values)", js: "values.reduce((a, b) => a + b, 0)" }],
  ["how many values there are", "count", { py: "len(values)", js: "values.length" }],
  ["the values in reverse", "reverse", { py: "values[::-1]", js: "[...values].reverse()" }],
  ["the values without duplicates", "unique", { py: "list(dict.fromkeys(values))", js: "[...new Set(values)]" }],
  ["the values in order", "ordered", { py: "sorted(values)", js: "[...values].sort((a, b) => a - b)" }],
  ["the even values", "evens", { py: "[v for v in values if v % 2 == 0]", js: "values.filter((v) => v % 2 === 0)" }],
  ["the squares", "squares", { py: "[v * v for v in values]", js: "values.map((v) => v * v)" }],
  ["whether every value is positive", "all_positive", { py: "all(v > 0 for v in values)", js: "values.every((v) => v > 0)" }],
];
const asks = ["Write a function that returns", "I need a function for", "How do I get", "Show me the shortest way to get", "In one line if you can:"];
const follow = [
  ["What does it do with an empty list?", "It is best to test for that first and to decide what an empty list should mean."],
  ["How do I test it?", "Call it with three short lists whose answer you know, one of them empty."],
];
const codeChat = pairs(Object.entries(languages), tasks)
  .flatMap(([[language, code], [what, name, body]]) =>
    pairs(asks, follow).map(([ask, end]) =>
      conversation(tutor, [`${ask} ${what} in ${language}.`, code(name, body), ...end]),
    ),
  );
write("code-chat.jsonl", lines(codeChat));

// --- Korean text: reviews --------------------------------------------------------------------------

const products = ["이 주전자", "새 자전거 조명", "이 이불", "작은 선풍기", "이 배낭", "접이식 우산"];
const opinions = {
  긍정: ["는 가볍고 튼튼해서 매일 쓰고 있습니다", "는 생각보다 조용해서 마음에 듭니다", "는 선물했더니 무척 좋아하셨습니다", "는 설명서가 쉬워서 금방 익혔습니다", "는 같은 값의 다른 제품보다 훨씬 낫습니다", "는 일 년이 지나도 새것 같습니다", "는 색이 사진과 똑같아서 만족합니다", "는 배송도 빠르고 포장도 꼼꼼했습니다", "는 고장 한 번 없이 잘 쓰고 있습니다"],
  부정: ["는 한 달 만에 고장이 났습니다", "는 사진과 색이 많이 다릅니다", "는 너무 무거워서 들고 다니기 어렵습니다", "는 설명서를 읽어도 쓰는 법을 모르겠습니다", "는 냄새가 심해서 반품했습니다", "는 소리가 커서 밤에는 쓸 수 없습니다", "는 부품이 하나 빠져 있었습니다", "는 값에 비해 마감이 거칠었습니다", "는 문의해도 답이 오지 않았습니다"],
};
/** The topic particle after a noun: 은 after a final consonant, 는 after a vowel. */
const topic = (noun) => ((noun.charCodeAt(noun.length - 1) - 0xac00) % 28 ? "은" : "는");
const reviews = pairs(products, [...Array(9).keys()]).flatMap(([product, index]) =>
  Object.entries(opinions).map(([label, texts]) => ({
    input_text: `다음 후기를 [${Object.keys(opinions).join(", ")}] 중 하나로 분류하세요. 후기: ${product}${topic(product)}${texts[index].slice(1)}.`,
    output_text: label,
  })),
);
write("reviews-ko.jsonl", lines(reviews));

// --- Every mistake that a text file can hold without hiding the others -----------------------------

const example = (input_text, output_text) => JSON.stringify({ input_text, output_text });
const mistakes = [
  "\ufeff" + example("Is the first byte of this file a letter?", "no, a mark comes first"),
  example("Does this line end as the others do?", "no, with a carriage return too") + "\r",
  '{"input_text": "Is there a comma too many?", "output_text": "yes",}',
  "{'input_text': 'May quotes be single?', 'output_text': 'no'}",
  '{"input_text": "Where does this line end", "output_text": ',
  "",
  '"Is a string an example?"',
  example("Two values", "on one line") + " " + example("are one", "too many"),
  '{"input_text": "This one is",\n"output_text": "spread over two lines"}',
  '{"input_text": "first", "input_text": "second", "output_text": "Which of the two counts?"}',
  '{"input_text": "Half of a pair: \\ud83d", "output_text": "the other half is missing"}',
  '{"input_text": "A bell\\u0007 that nobody sees", "output_text": "a control character"}',
  '{"input_text": "' + "[".repeat(3) + '", "output_text": ' + "[".repeat(130) + "]".repeat(130) + "}",
  '{"prompt": "What is the field called?", "output_text": "input_text"}',
  '{"input_text": "And the other?", "completion": "output_text"}',
  '{"input_text": 42, "output_text": "a number is not a text"}',
  example("What is the answer to this?", "   "),
  example("", "the question is missing"),
  '{"input_text": "May I add a note?", "output_text": "it is ignored", "note": "like this"}',
  example("Repeat after me:" + " la".repeat(8300), "la"),
  example("Count to a thousand and beyond", "one" + " and one more".repeat(400)),
  example("What is said twice?", "this"),
  example("What is said twice?", "this"),
  example("Is it day or night?", "day"),
  example("Is it day or night?", "night"),
  '{"messages": [{"author": "user", "content": "Am I in the wrong file?"}, {"author": "assistant", "content": "You are."}]}',
];
const bytes = Buffer.from(mistakes.join("\n") + "\n");
// One byte that is not UTF-8, which no string here could hold.
const broken = Buffer.concat([bytes, Buffer.from('{"input_text": "caf'), Buffer.from([0xe9]), Buffer.from('", "output_text": "coffee"}\n')]);
write("every-mistake.jsonl", broken);

// --- The example of the documentation page, with the line breaks that it is printed with -----------

write(
  "page-example.jsonl",
  `{"input_text": "question: How many people live in Beijing? context:
With over 21 million residents, Beijing is the world's most populous national
capital city and is China's second largest city after Shanghai. It is
located in Northern China, and is governed as a municipality under the direct
administration of the State Council with 16 urban, suburban, and rural
districts.[14] Beijing is mostly surrounded by Hebei Province with the exception
of neighboring Tianjin to the southeast; together, the three divisions form the
Jingjinji megalopolis and the national capital region of China.",
"output_text": "over 21 million people"}

{"input_text": "question: How many parishes are there in Louisiana? context: The U.S. state of Louisiana is divided into 64 parishes (French: paroisses) in the same manner that 48 other states of the United States are divided into counties, and Alaska is divided into boroughs.", "output_text": "64"}
`,
);
