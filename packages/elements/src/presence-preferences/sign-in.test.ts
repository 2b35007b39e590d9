import { expect } from 'chai';
import { signInUrl } from './sign-in.js';

const PAGE = 'https://portal.example/me/presence?tab=2#top';
const url = (template: string, page = PAGE): string | undefined => signInUrl(template, page, page);

describe('the way to a sign-in page', () => {
  it('has the way back in it', () => {
    expect(url('/sign-in/yahoo?back={back}')).to.equal('https://portal.example/sign-in/yahoo?back=https%3A%2F%2Fportal.example%2Fme%2Fpresence%3Ftab%3D2%23top');
    expect(url('https://login.example/?a={back}&b={back}')?.match(/portal\.example/g)).to.have.length(2);
  });

  it('leads to the host itself, or elsewhere by https', () => {
    expect(url('https://login.example/')).to.equal('https://login.example/');
    expect(url('/sign-in', 'http://localhost:4173/')).to.equal('http://localhost:4173/sign-in');
    expect(url('sign-in')).to.equal('https://portal.example/me/sign-in');
  });

  it('leads nowhere else', () => {
    for (const template of ['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'http://portal.example/', 'blob:https://portal.example/1', 'http://login.example/', 'https://', 'mailto:a@b.example', 'https://portal.example@evil.example/', 'https://ada:secret@login.example/']) {
      expect(url(template), template).to.equal(undefined);
    }
    expect(url('http://elsewhere.example/', 'http://localhost/')).to.equal(undefined);
  });
});
