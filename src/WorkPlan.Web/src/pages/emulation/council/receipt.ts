import type { components } from "../../../api/generated/emulation";

type Answer = components["schemas"]["BallotAnswer"];
type Papers = components["schemas"]["PaperListView"];

/**
 * The hash of one's own paper, as the service says that it computes it: SHA-256 over "ballot|answers|nonce", the ballot's id in 32
 * hexadecimal digits, an A or a D for each proposal in their order. Undefined where the browser has no cryptography, which is on origins
 * that are not secure.
 */
export function hashOf(ballotId: string, answers: readonly Answer[], nonce: string): Promise<string | undefined> {
  return hashOfPaper(ballotId, answers.map((answer) => (answer === "agree" ? "A" : "D")).join(""), nonce);
}

/** What a count of the papers in this browser says, beside what the service has announced. */
export interface OwnCount {
  /** Whether every paper has the hash under which it was published, and all of them the digest; undefined where this cannot be computed. */
  holds: boolean | undefined;
  /** For each proposal in the ballot's order. */
  votes: { agree: number; disagree: number }[];
}

/** Counts the papers here, without trusting the service's own count. */
export async function countedHere(papers: Papers): Promise<OwnCount> {
  const votes = papers.proposals.map((_, place) => ({
    agree: papers.papers.filter((paper) => paper.answers[place] === "A").length,
    disagree: papers.papers.filter((paper) => paper.answers[place] === "D").length,
  }));
  const digest = await sha256(papers.papers.map((paper) => paper.hash).toSorted().join("\n"));
  if (digest === undefined) return { holds: undefined, votes };
  const hashes = await Promise.all(papers.papers.map((paper) => hashOfPaper(papers.ballotId, paper.answers, paper.nonce)));
  return { holds: digest === papers.digest && hashes.every((hash, place) => hash === papers.papers[place]!.hash), votes };
}

function hashOfPaper(ballotId: string, letters: string, nonce: string): Promise<string | undefined> {
  return sha256(`${ballotId.replaceAll("-", "").toLowerCase()}|${letters}|${nonce}`);
}

async function sha256(text: string): Promise<string | undefined> {
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
