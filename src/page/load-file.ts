// A file that comes with the lab, as text: fetched from beside the page, or carried by the one file.
import { carriedTexts, fileSums } from 'virtual:carried-files';
import { versionParameter } from '../service-worker/index.ts';
import { contentHash } from './build-info.ts';

/** Rejects when it cannot be had, or when what stands there by now is not of this version. */
export async function loadFile(name: string): Promise<string> {
  const carried = carriedTexts[name];
  if (carried !== undefined) return carried;
  const address = new URL(name, document.baseURI);
  if (contentHash !== undefined) address.searchParams.set(versionParameter, contentHash);
  const integrity = fileSums[name];
  const answer = await fetch(address, integrity === undefined ? {} : { integrity });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return await answer.text();
}

/** Whether the server has this file now; false without a network. */
export async function isBesideThePage(name: string): Promise<boolean> {
  try {
    return (await fetch(new URL(name, document.baseURI), { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
