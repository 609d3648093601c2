// Plays days at a steady pace: the day follows the clock, so that a slow frame loses no time.

export class Player {
  /** `show(day)` is called for each new day, `done()` when the last one is shown. */
  constructor(show, done, clock = () => performance.now(), nextFrame = (f) => requestAnimationFrame(f)) {
    Object.assign(this, { show, done, clock, nextFrame, turn: 0 });
  }

  /** Play from a day to `last`, at `speed` days a second. */
  start(day, speed, last) {
    const turn = ++this.turn;
    const began = this.clock();
    const frame = () => {
      if (turn !== this.turn) return;
      const now = Math.min(last, day + Math.floor(((this.clock() - began) / 1000) * speed));
      this.show(now);
      if (now < last) this.nextFrame(frame);
      else this.done();
    };
    this.nextFrame(frame);
  }

  stop() {
    this.turn++;
  }
}
