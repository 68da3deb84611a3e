import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where the development server finds the gateway; the built client is served by the gateway itself.
const gateway = process.env.WORKPLAN_GATEWAY ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": gateway } },
  build: {
    outDir: "../../artifacts/web",
    emptyOutDir: true,
    target: "es2022",
    // Every script is a file of its own: the content security policy allows none inside the page.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.{ts,tsx}"], restoreMocks: true },
});
