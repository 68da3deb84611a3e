import { BarChart, GraphChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([BarChart, LineChart, GraphChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** A chart; `label` says in words what it shows. Import it lazily: `const Chart = lazy(() => import("../../components/Chart"))`. */
export default function Chart({ option, height, label, onClick }: { option: EChartsCoreOption; height: number; label: string; onClick?: (name: string) => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = init(element.current, undefined, { renderer: "svg" });
    chart.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, aria: { enabled: true }, ...option });
    if (onClick) chart.on("click", (event) => onClick(event.name));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, onClick]);
  return <div ref={element} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
