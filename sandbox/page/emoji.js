// Slack's names of the emoji that are at hand here; others stay as their names.

const NAMES = {
  eyes: "👀", white_check_mark: "✅", pray: "🙏", thumbsup: "👍", "+1": "👍", heart: "❤️", tada: "🎉",
  raised_hands: "🙌", bow: "🙇", joy: "😂", slightly_smiling_face: "🙂", thinking_face: "🤔", fire: "🔥",
  ticket: "🎫", warning: "⚠️", rotating_light: "🚨", hourglass: "⌛", hourglass_flowing_sand: "⏳",
  lock: "🔒", bulb: "💡", book: "📖", books: "📚", memo: "📝", envelope: "✉️", email: "📧",
  speech_balloon: "💬", x: "❌", heavy_check_mark: "✔️", information_source: "ℹ️", package: "📦",
  calendar: "📅", clock3: "🕒", house: "🏠", star: "⭐", wave: "👋", gb: "🇬🇧", jp: "🇯🇵", us: "🇺🇸",
};
export const QUICK = ["eyes", "white_check_mark", "pray", "thumbsup", "jp", "us"];

// How those that are offered are called, in Japanese and English.
const CALLED = {
  eyes: ["見ています", "eyes"], white_check_mark: ["チェック", "check mark"], pray: ["お願い", "folded hands"],
  thumbsup: ["いいね", "thumbs up"], jp: ["日本の国旗", "flag of Japan"], us: ["アメリカの国旗", "flag of the United States"],
};
export const emojiName = (name, locale) => CALLED[name]?.[locale.startsWith("ja") ? 0 : 1] || `:${name}:`;

function flag(name) {
  const country = name.match(/^flag-([a-z]{2})$/)?.[1];
  return country && [...country].map((c) => String.fromCodePoint(0x1f1a5 + c.charCodeAt(0))).join("");
}

export const emoji = (name) => NAMES[name] || flag(name) || `:${name}:`;
export const withEmoji = (text) =>
  text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => NAMES[name] || flag(name) || whole);
