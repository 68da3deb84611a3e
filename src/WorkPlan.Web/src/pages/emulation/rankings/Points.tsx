import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../../api/client";
import { Loaded } from "../../../components/Page";
import { PointLines } from "./PointLines";

/** Every point of a unit in a version of a ranking. */
export function Points({ id, number, unit, ruleOf }: { id: string; number: number; unit: string; ruleOf: (code: string) => string }) {
  const query = useQuery({
    queryKey: ["emulation", "rankings", id, number, "points", unit],
    queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/rankings/{id}/versions/{number}/points", { params: { path: { id, number }, query: { unit } } })),
  });
  return <Loaded query={query}>{(view) => <PointLines lines={view.lines} ruleOf={ruleOf} />}</Loaded>;
}
