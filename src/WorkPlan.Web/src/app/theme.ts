import type { ThemeConfig } from "antd";

/** Navy and gold over paper white; colours of outcomes differ in lightness, too, so that they survive a black-and-white printer. */
export const palette = {
  navy: "#0f2440",
  primary: "#1b4b8f",
  gold: "#e8b84a",
  paper: "#f4f6f9",
  met: "#2f855a",
  exceeded: "#1b6f8f",
  notMet: "#c0392b",
  notArisen: "#8a94a3",
  withoutFigures: "#cfd6df",
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.primary,
    // Ant's own green and red are too faint for text on white.
    colorSuccess: palette.met,
    colorError: "#b3261e",
    // Derived from these two they would be grey.
    colorSuccessBg: "#eaf6ef",
    colorSuccessBorder: "#a5d3b9",
    colorErrorBg: "#fdefee",
    colorErrorBorder: "#efb8b3",
    colorLink: palette.primary,
    // Under the mouse a text gets darker; Ant's own lighter ones can no longer be read on white.
    colorLinkHover: "#123a73",
    colorLinkActive: palette.navy,
    colorBgLayout: palette.paper,
    // Ant's own placeholder and secondary greys are too faint on white.
    colorTextPlaceholder: "#6b7280",
    colorTextDescription: "#5a6472",
    colorTextSecondary: "#4b5563",
    colorTextTertiary: "#5a6472",
    fontFamily: "'Be Vietnam Pro', 'Segoe UI', system-ui, sans-serif",
    fontSize: 14,
    borderRadius: 6,
    wireframe: false,
  },
  components: {
    Layout: { siderBg: palette.navy, headerBg: "#ffffff", headerHeight: 56, headerPadding: "0 20px" },
    Menu: { darkItemBg: palette.navy, darkSubMenuItemBg: "#0b1b31", darkItemSelectedBg: palette.primary, darkItemColor: "#d5deea", darkGroupTitleColor: "#a9b8cb" },
    Table: { headerBg: "#eef2f7", rowSelectedBg: "#eef4fb", rowSelectedHoverBg: "#e3edf8", cellPaddingBlockMD: 9, cellPaddingInlineMD: 12 },
    Card: { headerFontSize: 15 },
    Button: { defaultHoverColor: "#123a73", defaultHoverBorderColor: palette.primary, defaultActiveColor: palette.navy },
  },
};
