// Registers the elements, and installs what the page as a whole needs; nothing else.
import './elements/index.ts';
import { installAutomation, installTrustedTypes, offlineCopy } from './page/index.ts';

installTrustedTypes();
installAutomation();
offlineCopy.start();
