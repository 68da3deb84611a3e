import { queryClient } from "../api/query";
import { session } from "../api/session";
import { discardDrafts } from "../components/drafts";
import { forgetScope } from "./scope";

/** The next person on the same browser finds nothing of the one before: no answers, no drafts, no chosen unit. */
export function clearWhenLeft(): () => void {
  return session.whenLeft((here) => {
    queryClient.clear();
    discardDrafts(here);
    forgetScope(here);
  });
}
