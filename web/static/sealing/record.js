/* What the verifier page reads of the public record, read the same way here: one canonical JSON, one reading of notes.
   Its scripts are classic ones, for they open from a disk too; they are loaded before these modules. */
/* global WuxinVerifier */
export const { Refusal, ledger, notes, reading } = WuxinVerifier;
