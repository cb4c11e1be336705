// Moments as readers of each language write them. `ts` is Slack's: seconds as text.

const moment = (ts) => new Date(Number(ts) * 1000);
const shown = (ts, locale, zone, form) => moment(ts).toLocaleString(locale, { ...form, timeZone: zone });

export const dayOf = (ts, zone) => moment(ts).toLocaleDateString("sv", { timeZone: zone });

export function dayName(ts, locale, zone) {
  return shown(ts, locale, zone, { month: "long", day: "numeric", weekday: locale.startsWith("ja") ? "short" : "long" });
}

export function hour(ts, locale, zone) {
  const digits = locale.startsWith("ja") ? "2-digit" : "numeric";
  return shown(ts, locale, zone, { hour: digits, minute: "2-digit" });
}

export function whole(ts, locale, zone) {
  return `${dayName(ts, locale, zone)} ${hour(ts, locale, zone)}`;
}

// Today the hour is enough.
export function lately(ts, now, locale, zone) {
  return (dayOf(ts, zone) === dayOf(now, zone) ? hour : whole)(ts, locale, zone);
}

// Browsers call Tokyo's zone GMT+9 outside Japan.
export function clock(seconds, locale, zone) {
  const day = shown(seconds, locale, zone, locale.startsWith("ja")
    ? { month: "numeric", day: "numeric", weekday: "short" }
    : { month: "short", day: "numeric", weekday: "short" });
  const name = zone === "Asia/Tokyo" ? "JST"
    : moment(seconds).toLocaleTimeString("en-US", { timeZone: zone, timeZoneName: "short" }).split(" ").pop();
  const gap = locale.startsWith("ja") ? " " : ", ";
  return `${day}${gap}${hour(seconds, locale, zone)} ${name}`;
}
