import type { AddressesReply, SaveAddress } from "../../contracts/addresses.ts";
import { call } from "./call";

export const addresses = (): Promise<AddressesReply> => call("checkout", "addresses");
export const saveAddress = (address: SaveAddress["address"]): Promise<AddressesReply> =>
  call("checkout", "saveAddress", { address });
export const removeAddress = (addressId: string): Promise<AddressesReply> =>
  call("checkout", "removeAddress", { addressId });
