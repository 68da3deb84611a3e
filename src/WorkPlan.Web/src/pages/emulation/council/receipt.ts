import type { components } from "../../../api/generated/emulation";

type Answer = components["schemas"]["BallotAnswer"];

/**
 * The hash of one's own paper, as the service says that it computes it: SHA-256 over "ballot|answers|nonce", the ballot's id in 32
 * hexadecimal digits, an A or a D for each proposal in their order. Undefined where the browser has no cryptography, which is on origins
 * that are not secure.
 */
export async function hashOf(ballotId: string, answers: readonly Answer[], nonce: string): Promise<string | undefined> {
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) return undefined;
  const paper = `${ballotId.replaceAll("-", "").toLowerCase()}|${answers.map((answer) => (answer === "agree" ? "A" : "D")).join("")}|${nonce}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(paper));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
