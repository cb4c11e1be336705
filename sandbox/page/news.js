// What a screen reader says of new messages: one short line each time, never a card that was only
// drawn anew.

const LENGTH = 140;

export class News {
  constructor(node) {
    Object.assign(this, { node, place: null, last: 0 });
  }

  // What stood in `place` when it was opened is no news, nor is what `desk`'s person wrote; `read`
  // gives a message as plain words.
  hear(place, messages, desk, read) {
    const last = messages.reduce((most, one) => Math.max(most, Number(one.ts)), 0);
    const fresh = place === this.place
      ? messages.filter((one) => Number(one.ts) > this.last && one.user !== desk.person) : [];
    this.last = place === this.place ? Math.max(last, this.last) : last;
    if (place !== this.place) this.node.textContent = "";
    this.place = place;
    if (fresh.length) this.node.textContent = this.told(fresh, desk.words, read);
  }

  told(fresh, words, read) {
    const text = [...read(fresh[0])].slice(0, LENGTH).join("");
    return fresh.length === 1 && text ? words.one(fresh[0].user_name, text) : words.several(fresh.length);
  }
}
