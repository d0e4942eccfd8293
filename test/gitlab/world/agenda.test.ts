import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Agenda } from "./agenda.ts";

it("gives out items in the order of their latest appointments, whatever was set before", () => {
  const appointment = fc.tuple(fc.nat(9), fc.oneof(fc.nat(50), fc.constant(Number.POSITIVE_INFINITY)));
  fc.assert(
    fc.property(fc.array(appointment), fc.nat(60), (appointments, now) => {
      const items = Array.from({ length: 10 }, (_, name) => ({ name }));
      const agenda = new Agenda<{ name: number }>();
      const latest = new Map<number, number>();
      for (const [name, at] of appointments) {
        const item = items[name];
        if (item !== undefined) agenda.set(item, at);
        latest.set(name, at);
      }

      const taken: (readonly [number, number])[] = [];
      for (let due = agenda.takeDue(now); due !== undefined; due = agenda.takeDue(now))
        taken.push([due.item.name, due.at]);

      const times = taken.map(([, at]) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Map(taken)).toEqual(new Map([...latest].filter(([, at]) => at <= now)));
      expect(taken).toHaveLength(new Map(taken).size);
    }),
  );
});

it("keeps the order of setting among items of the same instant", () => {
  const agenda = new Agenda<{ name: string }>();
  for (const name of ["a", "b", "c", "d"]) agenda.set({ name }, 5);

  const names = [1, 2, 3, 4].map(() => agenda.takeDue(5)?.item.name);

  expect(names).toEqual(["a", "b", "c", "d"]);
});
