import { expect, it } from "vitest";
import { sendsInTheClear } from "../../../action/plan/in-the-clear.ts";

it.each([
  { server: "https://gitlab.example.com", clear: false },
  { server: "http://gitlab.example.com", clear: true },
  { server: "http://10.0.0.1:8080", clear: true },
  { server: "http://127.0.0.1:8080", clear: false },
  { server: "http://[::1]:8080", clear: false },
  { server: "http://localhost", clear: false },
  { server: "http://localhost.example.com", clear: true },
  { server: "http://127.0.0.1.example.com", clear: true },
])("$server sends in the clear: $clear", ({ server, clear }) => {
  expect(sendsInTheClear(server)).toBe(clear);
});
