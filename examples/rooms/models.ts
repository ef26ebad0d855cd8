// What is said in rooms, and what everybody in one is told.

import { Model, t } from "signatura";

/** What a member sends. */
export class Message extends Model({ text: t.string.minLength(1).maxLength(500) }) {}

export class Said extends Model({ type: t.literal("said"), name: t.string, text: t.string }) {}

export class Joined extends Model({ type: t.literal("joined"), name: t.string }) {}

export class Left extends Model({ type: t.literal("left"), name: t.string }) {}

/** To one who was too slow to take everything. */
export class Missed extends Model({ type: t.literal("missed"), count: t.int }) {}

export const RoomEvent = t.union(Said, Joined, Left, Missed).by("type");

/** What goes to all. */
export const PublicEvent = t.union(Said, Joined, Left).by("type");

export const RoomName = t.string.pattern("^[a-z0-9-]{1,40}$");

export const MemberName = t.string.minLength(1).maxLength(40);
