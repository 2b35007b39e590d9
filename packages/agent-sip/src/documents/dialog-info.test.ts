import { parseXml } from '@presence-elements/xml';
import { applyDialog, readDialogInfo, type DialogInfo } from './dialog-info.js';

const document = (attributes: string, dialogs: string = ''): DialogInfo | undefined =>
  readDialogInfo(parseXml(`<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" ${attributes}>${dialogs}</dialog-info>`)!);

const dialogs = (version: number, state: 'full' | 'partial', inside: string = ''): DialogInfo => document(`version="${version}" state="${state}" entity="sip:100@pbx.example"`, inside)!;
const call = (id: string, state: string): string => `<dialog id="${id}"><state>${state}</state></dialog>`;

describe('a reader of dialog-info', () => {
  it('reads calls with their direction', () => {
    expect(dialogs(3, 'full', '<dialog id="a" call-id="x" direction="recipient"><state event="cancelled">early</state></dialog>' + call('b', 'confirmed'))).toEqual({
      entity: 'sip:100@pbx.example',
      version: 3,
      full: true,
      dialogs: [{ id: 'a', state: 'early', direction: 'recipient' }, { id: 'b', state: 'confirmed' }],
    });
  });

  it.each([
    ['<local><target uri="sip:a@b"><param pname="+sip.rendering" pval="no"/></target></local>', true],
    ['<remote><target uri="sip:a@b"><param pname="+sip.rendering" pval="no"/></target></remote>', true],
    ['<local><target uri="sip:a@b"><param pname="+sip.rendering" pvalue="no"/></target></local>', true],
    ['<local><target uri="sip:a@b"><param pname="+sip.rendering" pval="yes"/></target></local>', undefined],
    ['<local><target uri="sip:a@b"><param pname="+sip.automata" pval="no"/></target></local>', undefined],
  ])('knows a call on hold by %s', (ends, onHold) => {
    expect(dialogs(0, 'full', `<dialog id="a"><state>confirmed</state>${ends}</dialog>`).dialogs[0]!.onHold).toBe(onHold);
  });

  it('leaves out a call without id, without state or with a state of its own', () => {
    expect(dialogs(0, 'full', '<dialog><state>early</state></dialog><dialog id="a"/><dialog id="b"><state>shouting</state></dialog>').dialogs).toEqual([]);
  });

  it('reads a full state that has no version, and no partial one', () => {
    expect(document('state="full"')).toEqual({ version: 0, full: true, dialogs: [] });
    expect(document('state="partial"')).toBeUndefined();
    expect(document('version="1"')).toBeUndefined();
    expect(document('version="-1" state="partial"')).toBeUndefined();
  });

  it('reads no other document', () => {
    expect(readDialogInfo(parseXml('<dialog-info version="0" state="full" entity="x"/>')!)).toBeUndefined();
  });

  it('keeps up with calls that begin, change and end', () => {
    let known = applyDialog(undefined, dialogs(0, 'full', call('a', 'early')));
    known = applyDialog(known.dialogs, dialogs(1, 'partial', call('b', 'trying')));
    expect(known.dialogs.dialogs.map(({ id, state }) => id + state)).toEqual(['aearly', 'btrying']);
    known = applyDialog(known.dialogs, dialogs(2, 'partial', call('a', 'terminated')));
    expect(known.dialogs.dialogs.map(({ id }) => id)).toEqual(['b']);
    expect(known.gap).toBe(false);
  });

  it('notices that something was lost, and goes on from what came', () => {
    const known = applyDialog(undefined, dialogs(0, 'full', call('a', 'early')));
    const late = applyDialog(known.dialogs, dialogs(5, 'partial', call('a', 'confirmed')));
    expect(late).toMatchObject({ gap: true, dialogs: { version: 5, dialogs: [{ id: 'a', state: 'confirmed' }] } });
    expect(applyDialog(undefined, dialogs(5, 'partial')).gap).toBe(true);
    expect(applyDialog(late.dialogs, dialogs(6, 'full'))).toMatchObject({ gap: false, dialogs: { dialogs: [] } });
  });

  it('leaves a part that is older than what is known', () => {
    const known = applyDialog(undefined, dialogs(4, 'full', call('a', 'confirmed'))).dialogs;
    expect(applyDialog(known, dialogs(4, 'partial', call('a', 'terminated')))).toEqual({ dialogs: known, gap: false });
  });
});
