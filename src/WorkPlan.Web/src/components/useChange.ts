import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/problem";
import { useForgetProblem, useTellProblem } from "./Problem";

/** A change: says that it is saved, or why not, and reads anew what it changed; after a lost race, too, so that the other's change is seen. */
export function useChange<Input = void, Answer = unknown>(changes: readonly QueryKey[], send: (input: Input) => Promise<Answer>, onSaved?: (answer: Answer) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const forgetProblem = useForgetProblem();
  const readAnew = () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: send,
    onMutate: forgetProblem,
    onSuccess: async (answer) => {
      onSaved?.(answer);
      void message.success(t("saved"));
      await readAnew();
    },
    onError: (error) => {
      tellProblem(error);
      if (error instanceof ApiProblem && error.status === 412) void readAnew();
    },
  });
}
