import { describe, expect, it } from "vitest";
import { deviceOf } from "../src/pages/account/device";
import { hashOf } from "../src/pages/emulation/council/receipt";

describe("a device", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge – Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox – Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari – iPhone"],
    ["curl/8.14.1", "curl"],
    [null, undefined],
  ])("is told from what it calls itself: %s", (userAgent, expected) => expect(deviceOf(userAgent)).toBe(expected));
});

describe("the receipt of a ballot", () => {
  // printf '018f6e2a9c4b7d13a0b1c2d3e4f50617|AD|00112233445566778899aabbccddeeff' | sha256sum
  it("is what the service says that it is", async () => {
    const hash = await hashOf("018F6E2A-9c4b-7d13-a0b1-c2d3e4f50617", ["agree", "disagree"], "00112233445566778899aabbccddeeff");
    expect(hash).toBe("8aa366f8fa716528b997ecfeacfffceb3a4fd06216340790db1acfb118e6ed55");
  });
});
