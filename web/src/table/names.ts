/** Names of the files that are saved, from the name of the file that was read. */

export type Saved = "doses" | "rejects" | "totals" | "summary";

const ENDS = /(?:\.(?:csv|tsv|tab|txt|jsonl|ndjson|json|xlsx|xlsm|xlsb|xls|ods|gz))+$/i;
const LONGEST = 80;

/** `seizures.csv.gz` makes `seizures.doses.csv`: no folders, no signs that file systems refuse. */
export function savedName(read: string, what: Saved, end: string): string {
  return `${stem(read)}.${what}.${end}`;
}

function stem(read: string): string {
  const last = read.split(/[/\\]/).pop() ?? "";
  const plain = last
    .normalize("NFC")
    .replace(ENDS, "")
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const short = [...plain].slice(0, LONGEST).join("");
  // Windows takes these for devices, whatever follows the dot.
  const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(short);
  return short === "" || device ? `table${device ? `-${short}` : ""}` : short;
}
