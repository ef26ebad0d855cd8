// A session: values that a client keeps from request to request without being able to read other ones in. Here is what handlers see; the
// middleware `sessions` decides where it is kept.

/** Values by name. They must be JSON. */
export type Session = Record<string, unknown>;

export class SessionState {
  readonly #load: () => Session | undefined;
  #values: Session | undefined;
  #view: Session | undefined;
  #before = "";
  #isStored = false;
  #isTouched = false;

  /** @param load Reads what the request brought; undefined where that is nothing, or nothing valid. Called when the session is first asked for. */
  constructor(load: () => Session | undefined) {
    this.#load = load;
  }

  /** The session. Asking for it makes the answer vary by its cookie. */
  get view(): Session {
    if (this.#view !== undefined) return this.#view;
    const loaded = this.#load();
    this.#isStored = loaded !== undefined;
    // Without a prototype: a name that comes from somewhere else cannot mean anything but itself.
    const values: Session = Object.assign(Object.create(null) as Session, loaded);
    this.#values = values;
    this.#before = JSON.stringify(values);
    const touch = (): void => {
      this.#isTouched = true;
    };
    this.#view = new Proxy(values, {
      defineProperty(target, name, descriptor) {
        touch();
        return Reflect.defineProperty(target, name, descriptor);
      },
      deleteProperty(target, name) {
        if (Object.hasOwn(target, name)) touch();
        return Reflect.deleteProperty(target, name);
      },
    });
    return this.#view;
  }

  /** Puts other values in place of all. */
  replace(values: Session): void {
    const { view } = this;
    for (const name of Object.keys(view)) delete view[name];
    Object.assign(view, values);
    this.#isTouched = true;
  }

  get wasAccessed(): boolean {
    return this.#view !== undefined;
  }

  /** What must be kept now: JSON text; null where a session that was kept has been emptied; undefined where nothing has changed. */
  changes(): string | null | undefined {
    if (this.#values === undefined) return undefined;
    const now = JSON.stringify(this.#values);
    // Setting a name counts, also to the same value; so does a change inside of a value.
    if (!this.#isTouched && now === this.#before) return undefined;
    if (Object.keys(this.#values).length > 0) return now;
    return this.#isStored ? null : undefined;
  }
}
