import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { fetchSigned } from "../../api/raw";

/** What a form holds of a chosen file. */
export interface ChosenFile { fileList: { originFileObj: File }[] }

/** What the store of evidence takes. */
export const evidenceTypes = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx";

/** The only classification that may be in a networked system. */
const unclassified = "Không mật";

/** Keeps the file in the store of evidence; what the service then knows of it is what the evidence names. */
export async function keepEvidence(file: File, caption: string | undefined, takenOn: string, itemCode: string | null): Promise<components["schemas"]["EvidenceRequest"]> {
  const query = new URLSearchParams({ fileName: file.name, classification: unclassified });
  const response = await fetchSigned(`/api/v1/inspections/files?${query.toString()}`, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  const stored = (await response.json()) as components["schemas"]["StoredFile"];
  return { caption: caption ?? file.name, takenOn, sha256: stored.sha256, size: stored.size, reference: stored.reference, classification: unclassified, itemCode };
}

/** Names a file as evidence of a unit's inspection. */
export async function attachEvidence(inspection: { campaignId: string; unitCode: string }, file: File, caption: string | undefined, takenOn: string, itemCode: string | null) {
  const body = await keepEvidence(file, caption, takenOn, itemCode);
  return dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/units/{unitCode}/evidence", { params: { path: { id: inspection.campaignId, unitCode: inspection.unitCode } } as never, body }));
}
