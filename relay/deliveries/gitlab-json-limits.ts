import { jsonStringEnd } from "../../shared/webhooks/json-string-end.ts";

/**
 * What GitLab takes as one JSON body: 32 levels, 100,000 keys, pairs and items together, 50,000 in one container. Beyond it
 * answers 400 before it looks at the token (lib/gitlab/middleware/json_validation.rb, 18.x; older ones stop at 100 levels).
 */
const LIMITS = { depth: 32, elements: 100_000, perContainer: 50_000 } as const;

/** Room for the members around the payload: one level, and a few hundred variables and inputs. */
const OURS = { depth: 1, elements: 2_000 } as const;

const [QUOTE, COMMA, COLON] = [0x22, 0x2c, 0x3a];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Whether GitLab would read this JSON as part of a trigger call. A push of very many files is beyond it.
 *
 * @param json JSON; of anything else the answer means nothing. Each key counts as one element and its value as another, as GitLab counts
 */
export function fitsGitLab(json: Uint8Array): boolean {
  const sizes: number[] = [];
  let elements = 0;
  for (let at = 0; at < json.length; at += 1) {
    switch (json[at]) {
      case QUOTE:
        at = jsonStringEnd(json, at);
        break;
      case OPEN_BRACKET:
      case OPEN_BRACE:
        // Counted as one item although it may hold none: too many is the safe side.
        if (sizes.push(1) > LIMITS.depth - OURS.depth) return false;
        elements += 1;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        sizes.pop();
        break;
      case COLON:
        elements += 1;
        break;
      case COMMA: {
        const size = (sizes.pop() ?? 0) + 1;
        sizes.push(size);
        elements += 1;
        if (size > LIMITS.perContainer) return false;
        break;
      }
      default:
    }
    if (elements > LIMITS.elements - OURS.elements) return false;
  }
  return true;
}
